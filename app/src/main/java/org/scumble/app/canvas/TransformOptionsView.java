package org.scumble.app.canvas;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Separator;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.scumble.app.ui.Buttons;

/// The options of the tool that moves and transforms.
final class TransformOptionsView {
    private final CanvasViewModel canvas;
    private final EditViewModel edit;
    private final OptionPartsView parts;
    private final Button apply;
    private final Button cancel;

    TransformOptionsView(CanvasViewModel canvas, EditViewModel edit, OptionPartsView parts) {
        this.canvas = canvas;
        this.edit = edit;
        this.parts = parts;
        apply =
                ending(
                        MaterialDesignC.CHECK,
                        "Apply",
                        "Keep the transformation (Enter)",
                        canvas.tools()::finish);
        apply.setId("apply-transform");
        cancel =
                ending(
                        MaterialDesignC.CLOSE,
                        "Cancel",
                        "Put everything back (Esc)",
                        canvas::cancel);
        canvas.redrawsProperty().addListener((property, before, now) -> showPending());
        showPending();
    }

    private static Button ending(Ikon icon, String text, String tip, Runnable run) {
        Button button = Buttons.labelled(icon, text, tip, run);
        button.getStyleClass().add("small-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setFocusTraversable(false);
        return button;
    }

    private void showPending() {
        boolean pending = canvas.tools().move().isPending();
        apply.setDisable(!pending);
        cancel.setDisable(!pending);
    }

    List<Node> nodes() {
        return List.of(
                parts.action(
                        MaterialDesignF.FLIP_HORIZONTAL,
                        "Flip the layer left to right",
                        CanvasAction.FLIP_LAYER_ACROSS,
                        () -> edit.flipLayer(true)),
                parts.action(
                        MaterialDesignF.FLIP_VERTICAL,
                        "Flip the layer top to bottom",
                        CanvasAction.FLIP_LAYER_DOWN,
                        () -> edit.flipLayer(false)),
                new Separator(Orientation.VERTICAL),
                apply,
                cancel,
                OptionPartsView.hint(
                        "Shift keeps the ratio, Alt the middle. Outside the corners it turns."));
    }
}
