package org.scumble.app.canvas;

import java.util.Locale;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.DragField;

/// Sides of the canvas to extend, and by how much.
final class VerbSidesView extends VBox {
    private static final int LEAST = 8;
    private static final int USUAL = 128;
    private static final int MOST = 2048;

    /// Expands by pixels.
    @FunctionalInterface
    interface Expander {
        void expand(int left, int right, int top, int bottom);
    }

    VerbSidesView(Expander expander) {
        getStyleClass().add("expand-sides");
        setId("expand-panel");
        ToggleButton left = side(MaterialDesignA.ARROW_EXPAND_LEFT, "Left");
        ToggleButton right = side(MaterialDesignA.ARROW_EXPAND_RIGHT, "Right");
        ToggleButton top = side(MaterialDesignA.ARROW_EXPAND_UP, "Top");
        ToggleButton bottom = side(MaterialDesignA.ARROW_EXPAND_DOWN, "Bottom");
        right.setSelected(true);
        GridPane cross = new GridPane();
        cross.getStyleClass().add("cross");
        cross.setAlignment(Pos.CENTER);
        Label middle = new Label("Canvas");
        middle.getStyleClass().add("cross-middle");
        cross.add(top, 1, 0);
        cross.add(left, 0, 1);
        cross.add(middle, 1, 1);
        cross.add(right, 2, 1);
        cross.add(bottom, 1, 2);
        IntegerProperty pixels = new SimpleIntegerProperty(USUAL);
        DragField by = DragField.pixels("By", LEAST, MOST, "How far to extend.").bind(pixels);
        by.setMaxWidth(Double.MAX_VALUE);
        Button expand =
                Buttons.labelled(
                        MaterialDesignA.ARROW_EXPAND_ALL,
                        "Expand",
                        "Moves the frame there and continues the picture",
                        () ->
                                expander.expand(
                                        left.isSelected() ? pixels.get() : 0,
                                        right.isSelected() ? pixels.get() : 0,
                                        top.isSelected() ? pixels.get() : 0,
                                        bottom.isSelected() ? pixels.get() : 0));
        expand.setId("expand-now");
        expand.getStyleClass().addAll("accent", "small-button");
        expand.setMaxWidth(Double.MAX_VALUE);
        expand.disableProperty()
                .bind(
                        left.selectedProperty()
                                .or(right.selectedProperty())
                                .or(top.selectedProperty())
                                .or(bottom.selectedProperty())
                                .not());
        getChildren().addAll(cross, by, expand);
    }

    private static ToggleButton side(Ikon icon, String name) {
        ToggleButton button = Buttons.iconToggle(icon, name);
        button.setId("expand-" + name.toLowerCase(Locale.ROOT));
        return button;
    }
}
