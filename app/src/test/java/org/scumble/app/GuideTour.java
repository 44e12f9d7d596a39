package org.scumble.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.scumble.app.canvas.CanvasViewModel;
import org.scumble.app.canvas.Verb;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.tool.Pointer;
import org.scumble.app.canvas.tool.ToolKind;
import org.scumble.app.settings.AppFolders;
import org.scumble.app.shell.Page;
import org.scumble.assets.Assets;
import org.scumble.engine.image.Box;

/// Takes the user guide's pictures, each verb before, during and after, painted by the starter
/// model: `GuideTour HOME OUT`.
final class GuideTour {
    private static final int SIDE = 256;
    private static final long SCENE = 4;
    private static final long SEED = 7;

    private final Path out;
    private final Studio studio;
    private final StudioWindow window;

    private GuideTour(Path out, Studio studio, StudioWindow window) {
        this.out = out;
        this.studio = studio;
        this.window = window;
    }

    public static void main(String[] arguments) throws IOException {
        Fx.start();
        AppFolders folders = AppFolders.in(Files.createDirectories(Path.of(arguments[0])));
        Path out = Files.createDirectories(Path.of(arguments[1]));
        Backend backend = StudioApp.backend(ScreenshotTour.engine(folders), Assets.find());
        Studio studio = Fx.get(() -> new Studio(folders, backend, Platform::runLater));
        StudioWindow window = Fx.get(() -> new StudioWindow(studio));
        Fx.run(
                () -> {
                    Stage stage = new Stage();
                    stage.setScene(window.scene());
                    stage.setWidth(1280);
                    stage.setHeight(840);
                    stage.show();
                    studio.start();
                    window.shell().pageProperty().set(Page.CANVAS);
                });
        new GuideTour(out, studio, window).walk();
        Fx.run(studio::close);
        Platform.exit();
    }

    private void walk() throws IOException {
        Fx.await("the model is read", () -> studio.generate().canGenerate().get());
        Fx.await("a canvas is open", () -> canvas().documentProperty().get() != null);
        Fx.run(
                () -> {
                    studio.generate().form().seedProperty().set(SEED);
                    studio.generate().form().seedLockedProperty().set(true);
                    studio.canvas()
                            .documents()
                            .create(
                                    "Beach",
                                    Document.of(PaintingTour.scene(SIDE, SIDE, SCENE), "Picture"));
                });
        Fx.await("it is open", () -> canvas().documentProperty().get().width() == SIDE);
        fill();
        simple(Verb.REFINE, "a red house on a beach during the day", "refine");
        simple(Verb.VARIATIONS, "a red lighthouse on a beach", "variations");
        expand();
    }

    private void fill() throws IOException {
        Fx.run(
                () -> {
                    canvas().take(ToolKind.MASK_BRUSH);
                    canvas().brushes().sizeProperty().set(120);
                    canvas().pressed(Pointer.at(72, 130));
                    canvas().dragged(Pointer.at(110, 140));
                    canvas().dragged(Pointer.at(90, 185));
                    canvas().released(Pointer.at(70, 185));
                });
        simple(Verb.FILL, "a red house on a beach during the day", "fill");
        Fx.run(
                () -> {
                    Document document = canvas().document();
                    Layer mask = document.layers().getLast();
                    canvas().commit("Hide the mask", document.withLayer(mask.withVisible(false)));
                });
    }

    private void expand() throws IOException {
        Fx.run(
                () -> {
                    Document document = canvas().document();
                    canvas().commit(
                                    "Frame",
                                    document.withSettings(
                                            document.settings()
                                                    .withFrame(new Box(64, 0, 320, SIDE))));
                    canvas().view().zoomOut();
                });
        simple(Verb.EXPAND, "a red lighthouse on a beach", "expand");
    }

    /// Asks for a verb, with its plan on screen before, and its first picture taken after.
    private void simple(Verb verb, String prompt, String name) throws IOException {
        Fx.run(
                () -> {
                    studio.generate().form().promptProperty().set(prompt);
                    studio.painting().verbs().pointedProperty().set(verb);
                });
        shoot(name + "-before");
        Fx.run(
                () -> {
                    studio.painting().verbs().pointedProperty().set(null);
                    ((Button) window.scene().lookup("#verb-" + name)).fire();
                });
        Fx.await("a candidate is there", () -> candidates() > 0);
        Fx.await(
                "nothing is being painted",
                () -> studio.painting().staging().progressProperty().get() == null);
        shoot(name + "-during");
        Fx.run(() -> studio.painting().staging().accept());
        Fx.await("it is taken", () -> candidates() == 0);
        shoot(name + "-after");
    }

    private int candidates() {
        return window.scene().getRoot().lookupAll(".staging-tile").size();
    }

    private CanvasViewModel canvas() {
        return studio.canvas().canvas();
    }

    private void shoot(String name) throws IOException {
        Fx.await("nothing is computed", () -> !canvas().busyProperty().get());
        ScreenshotTour.rest();
        ScreenshotTour.rest();
        Fx.screenshot(window.scene(), out.resolve(name + ".png"));
    }
}
