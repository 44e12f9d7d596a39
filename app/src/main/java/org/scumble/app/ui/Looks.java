package org.scumble.app.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Parent;
import org.scumble.app.settings.Theme;

/// The studio's looks: a theme of AtlantaFX, and Scumble's own sheet over it.
public final class Looks {
    private Looks() {}

    /// The address of Scumble's own sheet.
    public static String sheet() {
        return Objects.requireNonNull(Looks.class.getResource("/org/scumble/app/studio.css"))
                .toExternalForm();
    }

    /// Dresses the window under `root` in a theme.
    public static void wear(Parent root, Theme theme) {
        Application.setUserAgentStylesheet(
                switch (theme) {
                    case DARK -> new PrimerDark().getUserAgentStylesheetBSS();
                    case LIGHT -> new PrimerLight().getUserAgentStylesheetBSS();
                });
        root.getStyleClass().removeAll(styleClass(Theme.DARK), styleClass(Theme.LIGHT));
        root.getStyleClass().add(styleClass(theme));
    }

    private static String styleClass(Theme theme) {
        return theme.name().toLowerCase(Locale.ROOT);
    }
}
