package org.scumble.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.canvas.CanvasViewModel;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.screen.Viewport;
import org.scumble.app.job.PictureMaker;
import org.scumble.app.settings.AppFolders;
import org.scumble.app.shell.Page;
import org.testfx.api.FxRobot;

/// A studio in its window, the canvas on screen, and a hand on mouse and keyboard.
abstract class CanvasTestBase {
    private static final double HEIGHT = 900;

    @TempDir Path home;
    final FxRobot robot = new FxRobot();
    private @Nullable Open open;

    private record Open(Studio studio, StudioWindow window, Stage stage) {}

    @BeforeAll
    static void startJavaFx() {
        Fx.start();
    }

    @AfterEach
    void close() {
        Open present = open;
        open = null;
        if (present != null) {
            Fx.run(
                    () -> {
                        present.stage.close();
                        present.studio.close();
                    });
        }
    }

    final void open(PictureMaker maker, double width) {
        open =
                Fx.get(
                        () -> {
                            Path starter = Files.createDirectories(home.resolve("starter"));
                            Studio studio =
                                    new Studio(
                                            AppFolders.in(home),
                                            Backends.of(maker, starter),
                                            Platform::runLater);
                            StudioWindow window = new StudioWindow(studio);
                            Stage stage = new Stage();
                            stage.setScene(window.scene());
                            stage.setX(0);
                            stage.setY(0);
                            stage.setWidth(width);
                            stage.setHeight(HEIGHT);
                            stage.show();
                            studio.start();
                            window.shell().pageProperty().set(Page.CANVAS);
                            return new Open(studio, window, stage);
                        });
        Fx.await("a canvas is open", () -> canvas().documentProperty().get() != null);
        Fx.await("the view has its size", () -> view().width() > 100);
        awaitCalm();
    }

    private Open opened() {
        return Objects.requireNonNull(open);
    }

    final Studio studio() {
        return opened().studio;
    }

    final StudioWindow window() {
        return opened().window;
    }

    final Stage stage() {
        return opened().stage;
    }

    final CanvasViewModel canvas() {
        return studio().canvas().canvas();
    }

    final Document document() {
        return Fx.get(() -> canvas().document());
    }

    final Viewport view() {
        return canvas().view().viewportProperty().get();
    }

    final void awaitCalm() {
        Fx.await("nothing is computed", () -> !canvas().busyProperty().get());
    }

    @SuppressWarnings("unchecked")
    final <T extends Node> T node(String query) {
        return (T) window().scene().getRoot().lookup(query);
    }

    /// Drags from one place of the document to another.
    final void drag(double x0, double y0, double x1, double y1) {
        robot.moveTo(screen(x0, y0)).press(MouseButton.PRIMARY);
        robot.moveTo(screen(x1, y1)).release(MouseButton.PRIMARY);
    }

    private Point2D screen(double x, double y) {
        return Fx.get(
                () -> {
                    Parent viewport = node("#viewport");
                    Node layers = viewport.getChildrenUnmodifiable().getFirst();
                    return layers.localToScreen(view().screenX(x), view().screenY(y));
                });
    }
}
