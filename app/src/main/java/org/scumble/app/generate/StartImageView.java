package org.scumble.app.generate;

import java.io.File;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Imports;
import org.scumble.app.ui.PictureFiles;
import org.scumble.app.ui.SliderField;

/// The slot for a picture to start from; dropping one there makes image to image of it.
final class StartImageView extends VBox {
    private static final double THUMBNAIL = 72;
    private static final double DENSITY = 2;

    private final GenerateViewModel viewModel;
    private final StackPane slot = new StackPane();
    private final SliderField strength;

    StartImageView(GenerateViewModel viewModel) {
        this.viewModel = viewModel;
        FormViewModel form = viewModel.form();
        strength =
                new SliderField(
                                "Strength",
                                0,
                                1,
                                0.05,
                                "How far the result may move away from the picture: 0 keeps it, 1"
                                        + " hardly keeps anything")
                        .bind(form.strengthProperty());
        getStyleClass().add("section");
        slot.setId("start-image");
        slot.getStyleClass().add("slot");
        Label label = new Label("Start image");
        label.getStyleClass().add("field-label");
        getChildren().addAll(label, slot, strength);
        strength.managedProperty().bind(strength.visibleProperty());
        Imports.allowDropping(slot, PictureFiles.FLAT::include, viewModel::startFrom);
        form.startImageProperty().addListener((property, before, now) -> show(now));
        show(form.startImageProperty().get());
    }

    private void show(@Nullable Path file) {
        strength.setVisible(file != null);
        slot.getChildren().setAll(file == null ? empty() : filled(file));
    }

    private HBox empty() {
        Label text = new Label("Drop a picture to start from, or");
        text.getStyleClass().add("hint");
        Button choose =
                Buttons.labelled(
                        MaterialDesignI.IMAGE_PLUS,
                        "Choose…",
                        "Start from a picture: image to image",
                        this::choose);
        choose.getStyleClass().addAll("flat", "small-button");
        HBox row = new HBox(text, choose);
        row.getStyleClass().add("slot-empty");
        return row;
    }

    private HBox filled(Path file) {
        ImageView thumbnail =
                new ImageView(
                        new Image(
                                file.toUri().toString(),
                                THUMBNAIL * DENSITY,
                                THUMBNAIL * DENSITY,
                                true,
                                true,
                                true));
        thumbnail.setPreserveRatio(true);
        thumbnail.setFitHeight(THUMBNAIL);
        thumbnail.setFitWidth(THUMBNAIL);
        Label name =
                new Label(
                        String.valueOf(file.getFileName()),
                        new FontIcon(MaterialDesignI.IMAGE_OUTLINE));
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Button remove =
                Buttons.icon(
                        MaterialDesignC.CLOSE,
                        "Start from words alone again",
                        () -> viewModel.form().startImageProperty().set(null));
        HBox row = new HBox(thumbnail, name, remove);
        row.getStyleClass().add("slot-filled");
        return row;
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("A picture to start from");
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter("Pictures", PictureFiles.FLAT.patterns()));
        File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            viewModel.startFrom(chosen.toPath());
        }
    }
}
