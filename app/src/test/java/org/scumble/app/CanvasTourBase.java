package org.scumble.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.scumble.app.canvas.CanvasViewModel;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.tool.Modifiers;
import org.scumble.app.canvas.tool.Pointer;
import org.scumble.app.canvas.tool.ToolKind;
import org.scumble.app.job.PictureMaker;
import org.scumble.app.settings.AppFolders;
import org.scumble.app.settings.Theme;
import org.scumble.app.shell.Page;
import org.scumble.engine.image.Box;

/// A walk through the canvas page that takes pictures of it.
abstract class CanvasTourBase {
    final Path out;
    final Studio studio;
    final StudioWindow window;

    CanvasTourBase(Path out, Studio studio, StudioWindow window) {
        this.out = out;
        this.studio = studio;
        this.window = window;
    }

    /// Makes a tour of an open studio.
    @FunctionalInterface
    interface Maker {
        CanvasTourBase make(Path out, Studio studio, StudioWindow window);
    }

    abstract void walk() throws IOException;

    /// Opens a studio, walks, and ends the program.
    ///
    /// @param arguments the studio's folder and that of the pictures
    /// @param backend of a studio in that folder
    static void run(
            String[] arguments,
            Function<Path, Backend> backend,
            double width,
            double height,
            Maker maker)
            throws IOException {
        Fx.start();
        Path home = Files.createDirectories(Path.of(arguments[0]));
        Path out = Files.createDirectories(Path.of(arguments[1]));
        Studio studio =
                Fx.get(
                        () ->
                                new Studio(
                                        AppFolders.in(home),
                                        backend.apply(home),
                                        Platform::runLater));
        try {
            StudioWindow window = Fx.get(() -> new StudioWindow(studio));
            Fx.run(
                    () -> {
                        Stage stage = new Stage();
                        stage.setScene(window.scene());
                        stage.setWidth(width);
                        stage.setHeight(height);
                        stage.show();
                        studio.start();
                        window.shell().pageProperty().set(Page.CANVAS);
                    });
            Fx.await("a canvas is open", () -> canvas(studio).documentProperty().get() != null);
            maker.make(out, studio, window).walk();
        } finally {
            Fx.run(studio::close);
            Platform.exit();
        }
    }

    /// A backend in play.
    static Backend inPlay(PictureMaker maker, Path home) {
        try {
            return Backends.of(maker, Files.createDirectories(home.resolve("starter")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CanvasViewModel canvas(Studio studio) {
        return studio.canvas().canvas();
    }

    final CanvasViewModel canvas() {
        return canvas(studio);
    }

    final void awaitModel() {
        Fx.await("the model is read", () -> studio.generate().canGenerate().get());
    }

    final void awaitCalm() {
        Fx.await("nothing is computed", () -> !canvas().busyProperty().get());
    }

    final void take(ToolKind kind) {
        awaitCalm();
        Fx.run(() -> canvas().take(kind));
    }

    /// A stroke through points, `x, y` in turn.
    final void stroke(Modifiers held, double... points) {
        Fx.run(
                () -> {
                    canvas().pressed(Pointer.at(points[0], points[1]).with(held));
                    for (int i = 2; i < points.length; i += 2) {
                        canvas().dragged(Pointer.at(points[i], points[i + 1]).with(held));
                    }
                    canvas().released(
                                    Pointer.at(points[points.length - 2], points[points.length - 1])
                                            .with(held));
                });
    }

    final void stroke(double... points) {
        stroke(Modifiers.NONE, points);
    }

    /// Masks along points, `x, y` in turn, with a brush of a size.
    final void mask(double size, double... points) {
        take(ToolKind.MASK_BRUSH);
        Fx.run(() -> canvas().brushes().sizeProperty().set(size));
        stroke(points);
    }

    /// Puts the frame somewhere, and steps back to see it.
    final void frame(Box box) {
        Fx.run(
                () -> {
                    Document document = canvas().document();
                    canvas().commit(
                                    "Frame",
                                    document.withSettings(document.settings().withFrame(box)));
                    canvas().view().zoomOut();
                });
    }

    /// Presses a button as soon as it can be.
    ///
    /// @param id of the button, with its #
    final void press(String id) {
        Fx.await(id + " can be pressed", () -> !window.scene().lookup(id).isDisabled());
        Fx.run(() -> ((Button) window.scene().lookup(id)).fire());
    }

    final int candidates() {
        return window.scene().getRoot().lookupAll(".staging-tile").size();
    }

    final void inBothThemes(String name) throws IOException {
        shoot(name);
        Fx.run(() -> studio.themeProperty().set(Theme.LIGHT));
        shoot(name + "-light");
        Fx.run(() -> studio.themeProperty().set(Theme.DARK));
    }

    final void shoot(String name) throws IOException {
        awaitCalm();
        ScreenshotTour.rest();
        ScreenshotTour.rest();
        Fx.screenshot(window.scene(), out.resolve(name + ".png"));
    }
}
