package org.scumble.app.ui;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Buttons in the studio's manner: an icon, and a tooltip that says what it does.
public final class Buttons {
    private static final Duration TOOLTIP_DELAY = Duration.millis(500);

    private Buttons() {}

    /// A button that is an icon alone.
    public static Button icon(Ikon icon, String tip, Runnable action) {
        Button button = new Button();
        button.getStyleClass().add("icon-button");
        button.setOnAction(event -> action.run());
        return dress(button, icon, tip);
    }

    /// A toggle that is an icon alone.
    public static ToggleButton iconToggle(Ikon icon, String tip) {
        ToggleButton button = new ToggleButton();
        button.getStyleClass().add("icon-button");
        return dress(button, icon, tip);
    }

    /// A button with an icon and a word.
    public static Button labelled(Ikon icon, String text, String tip, Runnable action) {
        Button button = new Button(text, new FontIcon(icon));
        button.setOnAction(event -> action.run());
        tip(button, tip);
        return button;
    }

    /// Says what a control does.
    public static <T extends Control> T tip(T control, String text) {
        Tooltip tooltip = new Tooltip(text);
        tooltip.setShowDelay(TOOLTIP_DELAY);
        control.setTooltip(tooltip);
        return control;
    }

    private static <T extends ButtonBase> T dress(T button, Ikon icon, String tip) {
        button.setGraphic(new FontIcon(icon));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setAccessibleText(tip);
        return tip(button, tip);
    }
}
