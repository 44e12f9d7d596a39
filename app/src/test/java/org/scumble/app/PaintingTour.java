package org.scumble.app;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.scumble.app.canvas.Verb;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.tool.ToolKind;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Raster;
import org.scumble.painter.art.ScenePainter;
import org.scumble.painter.scene.SceneSampler;
import org.scumble.painter.scene.Split;

/// Has the model paint on the canvas and takes pictures of it: `PaintingTour HOME OUT`. The painter
/// of the training data stands in for the model.
final class PaintingTour extends CanvasTourBase {
    private static final double WIDTH = 1400;
    private static final List<Integer> WIDTHS = List.of(1280, 1050, 900);
    private static final double HEIGHT = 900;
    private static final int SIDE = 640;
    private static final long SCENE = 4;

    private final PatchMaker maker;

    private PaintingTour(Path out, Studio studio, StudioWindow window, PatchMaker maker) {
        super(out, studio, window);
        this.maker = maker;
    }

    public static void main(String[] arguments) throws IOException {
        PatchMaker maker = PatchMaker.held(PaintingTour::scene);
        run(
                arguments,
                home -> inPlay(maker, home),
                WIDTH,
                HEIGHT,
                (out, studio, window) -> new PaintingTour(out, studio, window, maker));
    }

    @Override
    void walk() throws IOException {
        awaitModel();
        Fx.run(
                () ->
                        studio.canvas()
                                .documents()
                                .create("Lake", Document.of(scene(SIDE, SIDE, SCENE), "Picture")));
        Fx.await("it is open", () -> canvas().documentProperty().get().width() == SIDE);
        take(ToolKind.MASK_BRUSH);
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
                });
        press("#verb-fill");
        Fx.await(
                "it is being painted",
                () -> studio.painting().staging().progressProperty().get() != null);
        maker.allow(4);
        shoot("staging-preview");
        maker.allow(20);
        Fx.await("one is painted", () -> candidates() == 1);
        shoot("staging-more-to-come");
        maker.allowAll();
        Fx.await("all are painted", () -> candidates() == 3);
        Fx.run(() -> studio.painting().staging().previous());
        inBothThemes("staging");
        Fx.run(
                () -> {
                    studio.painting().staging().accept();
                    studio.generate().form().countProperty().set(1);
                });
        Fx.await("nothing is left", () -> candidates() == 0);
        shoot("staging-accepted");
        frame(new Box(-120, 0, 560, SIDE));
        Fx.run(() -> studio.painting().verbs().pointedProperty().set(Verb.EXPAND));
        shoot("expand-plan");
        Fx.run(() -> studio.painting().verbs().pointedProperty().set(null));
        press("#verb-expand");
        Fx.await("it is continued", () -> candidates() == 1);
        shoot("expand-staged");
        Fx.run(() -> studio.painting().staging().accept());
        Fx.await("it is larger", () -> canvas().document().width() == SIDE + 120);
        shoot("expand-accepted");
        narrow();
    }

    /// The page in windows of several widths: with each kind of options, with candidates, and with
    /// the settings behind the verbs.
    private void narrow() throws IOException {
        mask();
        press("#verb-fill");
        Fx.await("a candidate is there", () -> candidates() == 1);
        for (int width : WIDTHS) {
            Fx.run(() -> window.scene().getWindow().setWidth(width));
            for (ToolKind kind : List.of(ToolKind.BRUSH, ToolKind.WAND, ToolKind.MOVE)) {
                Fx.run(() -> canvas().take(kind));
                shoot("width-%d-%s".formatted(width, kind.name().toLowerCase(Locale.ROOT)));
            }
            overflow(width);
            Fx.run(() -> ((ToggleButton) window.scene().lookup("#verb-more-fold")).fire());
            shoot("width-%d-more".formatted(width));
            Fx.run(() -> ((ToggleButton) window.scene().lookup("#verb-more-fold")).fire());
        }
    }

    /// The options for which there was no room.
    private void overflow(int width) throws IOException {
        take(ToolKind.WAND);
        ScreenshotTour.rest();
        Node last =
                Fx.get(() -> ((HBox) window.scene().lookup(".option-row")).getChildren().getLast());
        if (last instanceof MenuButton menu) {
            Fx.run(menu::show);
            ScreenshotTour.rest();
            Scene shown =
                    Fx.get(
                            () ->
                                    Window.getWindows().stream()
                                            .filter(PopupWindow.class::isInstance)
                                            .findFirst()
                                            .orElseThrow()
                                            .getScene());
            Fx.screenshot(shown, out.resolve("width-%d-overflow.png".formatted(width)));
            Fx.run(menu::hide);
        }
    }

    private void mask() {
        mask(110, 360, 300, 420, 340, 400, 420, 340, 430);
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
