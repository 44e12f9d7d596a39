package org.scumble.app.generate;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.SizeField;

/// The picture's size: usual shapes, and both sides by hand on the model's grid.
final class SizeView extends VBox {
    private final FormViewModel form;

    SizeView(FormViewModel form) {
        this.form = form;
        SizeField width =
                new SizeField(
                                "Width",
                                FormViewModel.SMALLEST_SIDE,
                                FormViewModel.LARGEST_SIDE,
                                "Width in pixels")
                        .bind(form.widthProperty());
        SizeField height =
                new SizeField(
                                "Height",
                                FormViewModel.SMALLEST_SIDE,
                                FormViewModel.LARGEST_SIDE,
                                "Height in pixels")
                        .bind(form.heightProperty());
        width.setId("width");
        height.setId("height");
        Button swap =
                Buttons.icon(
                        MaterialDesignS.SWAP_HORIZONTAL, "Swap width and height", form::swapSides);
        HBox sides = new HBox(width, swap, height);
        sides.getStyleClass().add("field-row");
        HBox.setHgrow(width, Priority.ALWAYS);
        HBox.setHgrow(height, Priority.ALWAYS);
        HBox presets = new HBox();
        presets.getStyleClass().add("presets");
        Runnable follow =
                () -> {
                    width.setGrid(form.grid());
                    height.setGrid(form.grid());
                    presets.getChildren().setAll(presets());
                };
        follow.run();
        form.modelProperty().addListener((property, before, now) -> follow.run());
        getChildren().addAll(presets, sides);
    }

    private List<Node> presets() {
        return SizePreset.of(form.nativeSide(), form.grid()).stream()
                .map(this::presetButton)
                .toList();
    }

    private Node presetButton(SizePreset preset) {
        Button button = new Button(preset.name());
        button.getStyleClass().add("chip");
        button.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(button, Priority.ALWAYS);
        button.setOnAction(
                event -> {
                    form.widthProperty().set(preset.width());
                    form.heightProperty().set(preset.height());
                });
        return Buttons.tip(button, preset.width() + " × " + preset.height() + " pixels");
    }
}
