package org.scumble.app.canvas;

import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Hints;

/// The parts that the options of tools are made of. None takes the focus from the canvas.
record OptionPartsView(Hints hints) {
    /// A button for what has keys too.
    Button action(Ikon icon, String what, CanvasAction action, Runnable run) {
        Button button = Buttons.icon(icon, what, run);
        button.setFocusTraversable(false);
        return hints.tip(button, what, action.id(), action.keys());
    }

    static ToggleButton toggle(Ikon icon, String tip, BooleanProperty property) {
        ToggleButton button = Buttons.iconToggle(icon, tip);
        button.setFocusTraversable(false);
        button.selectedProperty().bindBidirectional(property);
        return button;
    }

    /// One of several ways, side by side.
    ///
    /// @param chosen whether it is the present one
    static ToggleButton segment(
            Ikon icon, String tip, ToggleGroup group, boolean chosen, Runnable choose) {
        ToggleButton button = new ToggleButton(null, new FontIcon(icon));
        button.setToggleGroup(group);
        button.setFocusTraversable(false);
        button.setAccessibleText(tip);
        button.setSelected(chosen);
        button.setOnAction(
                event -> {
                    button.setSelected(true);
                    choose.run();
                });
        return Buttons.tip(button, tip);
    }

    static Label hint(String words) {
        Label hint = new Label(words);
        hint.getStyleClass().add("hint");
        hint.setMinWidth(0);
        return hint;
    }
}
