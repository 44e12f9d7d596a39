package org.scumble.app.models;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Format;
import org.scumble.engine.ModelInfo;

/// The models page: what can be painted with, and adding more.
public final class ModelsView extends BorderPane {
    private final ModelsViewModel viewModel;
    private final ObservableValue<@Nullable Model> inUse;
    private final Consumer<Model> onUse;
    private final Consumer<Path> onReveal;
    private final VBox cards = new VBox();

    /// @param inUse the model that paints now
    /// @param onUse paints with a model from now on
    /// @param onReveal shows a file in the system's file manager
    public ModelsView(
            ModelsViewModel viewModel,
            ObservableValue<@Nullable Model> inUse,
            Consumer<Model> onUse,
            Consumer<Path> onReveal) {
        this.viewModel = viewModel;
        this.inUse = inUse;
        this.onUse = onUse;
        this.onReveal = onReveal;
        getStyleClass().addAll("page", "models");
        cards.getStyleClass().add("cards");
        ScrollPane scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        setTop(toolbar());
        setCenter(scroll);
        viewModel.models().addListener((ListChangeListener<Model>) change -> show());
        inUse.addListener((property, before, now) -> show());
        show();
    }

    private Node toolbar() {
        Label hint = new Label("What you can paint with");
        hint.getStyleClass().add("hint");
        hint.setMinWidth(0);
        Button file =
                Buttons.labelled(
                        MaterialDesignF.FILE_PLUS_OUTLINE,
                        "Add file…",
                        "Add a .safetensors checkpoint of Stable Diffusion 1.x, 2.x or SDXL",
                        this::addFiles);
        Button folder =
                Buttons.labelled(
                        MaterialDesignF.FOLDER_PLUS_OUTLINE,
                        "Add folder…",
                        "Add a folder in the diffusers layout, or every checkpoint in a folder",
                        this::addFolder);
        HBox toolbar = new HBox(file, folder, hint);
        toolbar.getStyleClass().add("page-toolbar");
        return toolbar;
    }

    private void addFiles() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Add models");
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter("Checkpoints", ModelCatalogue.patterns()));
        List<File> chosen = chooser.showOpenMultipleDialog(getScene().getWindow());
        if (chosen != null) {
            viewModel.add(chosen.stream().map(File::toPath).toList());
        }
    }

    private void addFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Add a folder of models");
        File chosen = chooser.showDialog(getScene().getWindow());
        if (chosen != null) {
            viewModel.add(List.of(chosen.toPath()));
        }
    }

    private void show() {
        cards.getChildren().setAll(viewModel.models().stream().map(this::card).toList());
        cards.getChildren().add(dropZone());
    }

    private static Node dropZone() {
        Label title = new Label("Drop a checkpoint here");
        title.getStyleClass().add("card-title");
        Label hint =
                new Label(
                        "A .safetensors file of Stable Diffusion 1.x, 2.x or SDXL, or a folder. It"
                                + " stays where it is: nothing is copied or converted.");
        hint.getStyleClass().add("hint");
        VBox zone = new VBox(new FontIcon(MaterialDesignC.CUBE_OUTLINE), title, hint);
        zone.getStyleClass().add("drop-zone");
        return zone;
    }

    private Node card(Model model) {
        Label name = new Label(model.name());
        name.getStyleClass().add("card-title");
        Label facts = new Label(facts(model));
        facts.getStyleClass().add("hint");
        VBox words = new VBox(name, facts);
        words.getStyleClass().add("card-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        if (!model.note().isBlank()) {
            Label note = new Label(model.note());
            note.setWrapText(true);
            note.setMinHeight(USE_PREF_SIZE);
            note.getStyleClass().add("card-note");
            words.getChildren().add(note);
        }
        if (!model.starter()) {
            Label path = new Label(model.path().toString());
            path.getStyleClass().addAll("hint", "path");
            path.setMinWidth(0);
            words.getChildren().add(path);
        }
        HBox card = new HBox(new FontIcon(icon(model)), words);
        card.getStyleClass().addAll("card", model.state().name().toLowerCase(Locale.ROOT));
        addActions(card, model);
        return card;
    }

    private void addActions(HBox card, Model model) {
        if (isInUse(model)) {
            Label label = new Label("In use", new FontIcon(MaterialDesignC.CHECK));
            label.getStyleClass().add("in-use");
            label.setMinWidth(USE_PREF_SIZE);
            card.getChildren().add(label);
        } else if (model.state() == Model.State.READY) {
            Button use =
                    Buttons.labelled(
                            MaterialDesignB.BRUSH,
                            "Use",
                            "Paint with this model",
                            () -> onUse.accept(model));
            use.setMinWidth(USE_PREF_SIZE);
            card.getChildren().add(use);
        }
        if (!model.starter()) {
            Button reveal =
                    Buttons.icon(
                            MaterialDesignF.FOLDER_OPEN_OUTLINE,
                            "Show it in its folder",
                            () -> onReveal.accept(model.path()));
            reveal.setDisable(model.state() == Model.State.MISSING);
            card.getChildren()
                    .addAll(
                            reveal,
                            Buttons.icon(
                                    MaterialDesignT.TRASH_CAN_OUTLINE,
                                    "Take it out of the list; its file stays",
                                    () -> viewModel.remove(model)));
        }
    }

    private boolean isInUse(Model model) {
        Model now = inUse.getValue();
        return now != null && now.path().equals(model.path());
    }

    private static String facts(Model model) {
        ModelInfo info = model.info();
        return switch (model.state()) {
            case UNREAD -> "Reading…";
            case MISSING -> "Missing";
            case REFUSED, READY ->
                    info == null
                            ? "Cannot be used"
                            : info.description().isBlank()
                                    ? "%s · %s".formatted(info.family(), Format.bytes(info.bytes()))
                                    : info.description();
        };
    }

    private static Ikon icon(Model model) {
        return switch (model.state()) {
            case UNREAD, READY ->
                    model.starter() ? MaterialDesignB.BRUSH : MaterialDesignC.CUBE_OUTLINE;
            case MISSING, REFUSED -> MaterialDesignA.ALERT_OUTLINE;
        };
    }
}
