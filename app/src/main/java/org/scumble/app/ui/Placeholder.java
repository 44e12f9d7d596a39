package org.scumble.app.ui;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/// Stands where a picture would: an icon, and in words why there is none and what to do.
public final class Placeholder extends VBox {
    private final Label title = new Label();
    private final Label hint = new Label();

    public Placeholder(Ikon icon) {
        title.getStyleClass().add("empty-title");
        hint.getStyleClass().add("hint");
        getStyleClass().add("empty-state");
        setMouseTransparent(true);
        getChildren().addAll(new FontIcon(icon), title, hint);
    }

    public Placeholder(Ikon icon, String title, String hint) {
        this(icon);
        say(title, hint);
    }

    /// For a picture whose file is damaged or missing.
    public static Placeholder unreadable() {
        return new Placeholder(
                MaterialDesignI.IMAGE_BROKEN_VARIANT,
                "This picture cannot be read",
                "Its file is damaged or gone. Put it back, or make the picture again: its settings"
                        + " are kept.");
    }

    public void say(String newTitle, String newHint) {
        title.setText(newTitle);
        hint.setText(newHint);
    }
}
