package org.scumble.app;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.scumble.app.canvas.CanvasViewModel;
import org.scumble.app.canvas.Verb;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.tool.Pointer;
import org.scumble.app.canvas.tool.ToolKind;
import org.scumble.app.settings.AppFolders;
import org.scumble.app.settings.Theme;
import org.scumble.app.shell.Page;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Raster;
import org.scumble.painter.art.ScenePainter;
import org.scumble.painter.scene.SceneSampler;
import org.scumble.painter.scene.Split;

/// Has the model paint on the canvas and takes pictures of it: `PaintingTour HOME OUT`. The painter
/// of the training data stands in for the model.
final class PaintingTour {
    private static final double WIDTH = 1400;
    private static final double NARROW = 980;
    private static final double HEIGHT = 900;
    private static final int SIDE = 640;
    private static final long SCENE = 4;

    private final Path out;
    private final Studio studio;
    private final StudioWindow window;
    private final PatchMaker maker;

    private PaintingTour(Path out, Studio studio, StudioWindow window, PatchMaker maker) {
        this.out = out;
        this.studio = studio;
        this.window = window;
        this.maker = maker;
    }

    public static void main(String[] arguments) throws IOException {
        Fx.start();
        Path home = Files.createDirectories(Path.of(arguments[0]));
        Path out = Files.createDirectories(Path.of(arguments[1]));
        Path starter = Files.createDirectories(home.resolve("starter"));
        PatchMaker maker = PatchMaker.held(PaintingTour::scene);
        Studio studio =
                Fx.get(
                        () ->
                                new Studio(
                                        AppFolders.in(home),
                                        Backends.of(maker, starter),
                                        Platform::runLater));
        StudioWindow window = Fx.get(() -> new StudioWindow(studio));
        Fx.run(
                () -> {
                    Stage stage = new Stage();
                    stage.setScene(window.scene());
                    stage.setWidth(WIDTH);
                    stage.setHeight(HEIGHT);
                    stage.show();
                    studio.start();
                    window.shell().pageProperty().set(Page.CANVAS);
                });
        new PaintingTour(out, studio, window, maker).walk();
        maker.allowAll();
        Fx.run(studio::close);
        Platform.exit();
    }

    private void walk() throws IOException {
        Fx.await("the model is read", () -> studio.generate().canGenerate().get());
        Fx.await("a canvas is open", () -> canvas().documentProperty().get() != null);
        Fx.run(
                () ->
                        studio.canvas()
                                .documents()
                                .create("Lake", Document.of(scene(SIDE, SIDE, SCENE), "Picture")));
        Fx.await("it is open", () -> canvas().documentProperty().get().width() == SIDE);
        Fx.run(() -> canvas().take(ToolKind.MASK_BRUSH));
        Fx.await("nothing is computed", () -> !canvas().busyProperty().get());
        shoot("verbs-idle");
        mask();
        inBothThemes("verbs-mask");
        Fx.run(() -> studio.painting().verbs().pointedProperty().set(Verb.FILL));
        shoot("verbs-plan");
        Fx.run(
                () -> {
                    studio.painting().verbs().pointedProperty().set(null);
                    ((ToggleButton) window.scene().lookup("#verb-more-fold")).fire();
                });
        inBothThemes("verbs-more");
        Fx.run(
                () -> {
                    ((ToggleButton) window.scene().lookup("#verb-more-fold")).fire();
                    studio.generate().form().countProperty().set(3);
                    ((Button) window.scene().lookup("#verb-fill")).fire();
                });
        Fx.await(
                "it is being painted",
                () -> studio.painting().staging().progressProperty().get() != null);
        maker.allow(4);
        rest();
        shoot("staging-preview");
        maker.allow(20);
        Fx.await("one is painted", () -> tiles() == 1);
        rest();
        shoot("staging-more-to-come");
        maker.allowAll();
        Fx.await("all are painted", () -> tiles() == 3);
        Fx.run(() -> studio.painting().staging().previous());
        inBothThemes("staging");
        Fx.run(
                () -> {
                    studio.painting().staging().accept();
                    studio.generate().form().countProperty().set(1);
                });
        Fx.await("nothing is left", () -> tiles() == 0);
        shoot("staging-accepted");
        Fx.run(
                () -> {
                    Document document = canvas().document();
                    canvas().commit(
                                    "Frame",
                                    document.withSettings(
                                            document.settings()
                                                    .withFrame(new Box(-120, 0, 560, SIDE))));
                    studio.painting().verbs().pointedProperty().set(Verb.EXPAND);
                    canvas().view().zoomOut();
                });
        shoot("expand-plan");
        Fx.run(
                () -> {
                    studio.painting().verbs().pointedProperty().set(null);
                    ((Button) window.scene().lookup("#verb-expand")).fire();
                });
        Fx.await("it is continued", () -> tiles() == 1);
        shoot("expand-staged");
        Fx.run(() -> studio.painting().staging().accept());
        Fx.await("it is larger", () -> canvas().document().width() == SIDE + 120);
        shoot("expand-accepted");
        Fx.run(() -> window.scene().getWindow().setWidth(NARROW));
        shoot("verbs-narrow");
    }

    private int tiles() {
        return window.scene().getRoot().lookupAll(".staging-tile").size();
    }

    private CanvasViewModel canvas() {
        return studio.canvas().canvas();
    }

    private void mask() {
        Fx.run(
                () -> {
                    canvas().brushes().sizeProperty().set(110);
                    canvas().pressed(Pointer.at(360, 300));
                    canvas().dragged(Pointer.at(420, 340));
                    canvas().dragged(Pointer.at(400, 420));
                    canvas().released(Pointer.at(340, 430));
                });
    }

    private void inBothThemes(String name) throws IOException {
        shoot(name);
        Fx.run(() -> studio.themeProperty().set(Theme.LIGHT));
        shoot(name + "-light");
        Fx.run(() -> studio.themeProperty().set(Theme.DARK));
    }

    private void shoot(String name) throws IOException {
        Fx.await("nothing is computed", () -> !canvas().busyProperty().get());
        rest();
        rest();
        Fx.screenshot(window.scene(), out.resolve(name + ".png"));
    }

    private static void rest() {
        ScreenshotTour.rest();
    }

    static Raster scene(int width, int height, long seed) {
        long index = Math.floorMod(seed, 100_000L);
        BufferedImage image =
                ScenePainter.paint(
                        new SceneSampler(index, Split.TRAIN).scene(0), Math.max(width, height));
        Raster raster = Raster.blank(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = image.getRGB(x, y);
                int at = raster.index(x, y);
                raster.rgba()[at] = (byte) (rgb >> 16);
                raster.rgba()[at + 1] = (byte) (rgb >> 8);
                raster.rgba()[at + 2] = (byte) rgb;
                raster.rgba()[at + 3] = (byte) 255;
            }
        }
        return raster;
    }
}
