package org.scumble.app.ui;

import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.scumble.app.settings.WindowState;

/// Puts the window where it was, if a screen is still there.
public final class WindowPlace {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 860;
    private static final double LEAST_WIDTH = 860;
    private static final double LEAST_HEIGHT = 600;

    private WindowPlace() {}

    public static void restore(Stage stage, Optional<WindowState> remembered) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setMinWidth(Math.min(LEAST_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, screen.getHeight()));
        stage.setWidth(Math.min(WIDTH, screen.getWidth()));
        stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
        remembered.filter(WindowPlace::isVisible).ifPresent(state -> apply(stage, state));
    }

    public static WindowState of(Stage stage, double settingsWidth) {
        return new WindowState(
                stage.getX(),
                stage.getY(),
                stage.getWidth(),
                stage.getHeight(),
                stage.isMaximized(),
                settingsWidth);
    }

    private static void apply(Stage stage, WindowState state) {
        stage.setX(state.x());
        stage.setY(state.y());
        stage.setWidth(state.width());
        stage.setHeight(state.height());
        stage.setMaximized(state.maximized());
    }

    private static boolean isVisible(WindowState state) {
        return !Screen.getScreensForRectangle(state.x(), state.y(), state.width(), state.height())
                .isEmpty();
    }
}
