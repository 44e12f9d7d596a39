package org.scumble.app.lora;

import atlantafx.base.controls.Popover;
import java.nio.file.Path;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Images;
import org.scumble.app.ui.Imports;

/// The adapters at hand, among the settings: each with its strength, and a way to more. Below them
/// those that the prompt names.
public final class LoraStripView extends VBox {
    private final LoraStudio studio;
    private final Images images;
    private final Runnable openPage;
    private final VBox rows = new VBox();
    private final VBox inPrompt = new VBox();

    /// Kept here and listening weakly: the form outlives a strip that pops up.
    private final ListChangeListener<ActiveLora> atHand = this::changed;

    private final ListChangeListener<PromptLora> named = change -> showInPrompt();

    /// @param openPage shows the LoRAs page
    public LoraStripView(LoraStudio studio, Images images, Runnable openPage) {
        this.studio = studio;
        this.images = images;
        this.openPage = openPage;
        getStyleClass().add("lora-strip");
        getChildren().add(head());
        for (VBox part : List.of(rows, inPrompt)) {
            part.getStyleClass().add("lora-rows");
            part.managedProperty().bind(part.visibleProperty());
            getChildren().add(part);
        }
        Imports.allowDropping(this, LoraFolders::isAdapterFile, file -> use(studio, file));
        studio.use().form().active().list().addListener(new WeakListChangeListener<>(atHand));
        studio.inPrompt().list().addListener(new WeakListChangeListener<>(named));
        show();
        showInPrompt();
    }

    private Node head() {
        Label label = new Label("LoRAs");
        label.getStyleClass().add("field-label");
        Buttons.tip(label, "What changes the model's style or subject. Drop one here to use it.");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button add =
                Buttons.labelled(MaterialDesignP.PLUS, "Add", "Choose a LoRA to use", () -> {});
        add.getStyleClass().addAll("flat", "small-button", "lora-add");
        add.setOnAction(event -> pick(add));
        HBox head = new HBox(label, gap, add);
        head.getStyleClass().add("field-head");
        return head;
    }

    private void pick(Button near) {
        Popover popover = new Popover();
        popover.setContentNode(
                new LoraPickerView(
                        studio,
                        images,
                        () -> {
                            popover.hide();
                            openPage.run();
                        }));
        popover.setArrowLocation(Popover.ArrowLocation.LEFT_TOP);
        popover.setDetachable(false);
        popover.show(near);
    }

    /// Uses a file that was dropped, if need be after taking it into the library.
    static void use(LoraStudio studio, Path file) {
        studio.library()
                .at(file)
                .ifPresentOrElse(
                        studio.use()::use, () -> studio.places().addFile(file, studio.use()::use));
    }

    /// A moved slider is no reason to build the rows anew: the hand is at it.
    private void changed(ListChangeListener.Change<? extends ActiveLora> change) {
        boolean others = false;
        while (change.next()) {
            others |= !change.wasUpdated();
        }
        if (others) {
            show();
        }
    }

    private void show() {
        rows.getChildren()
                .setAll(
                        studio.use().form().active().list().stream()
                                .map(active -> new LoraRowView(active, studio))
                                .toList());
        rows.setVisible(!rows.getChildren().isEmpty());
    }

    private void showInPrompt() {
        PromptLorasViewModel loras = studio.inPrompt();
        inPrompt.getChildren()
                .setAll(
                        loras.list().stream()
                                .map(lora -> new PromptLoraRowView(lora, loras, images))
                                .toList());
        inPrompt.setVisible(!loras.list().isEmpty());
    }
}
