package org.scumble.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.canvas.CanvasViewModel;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.paint.ColourPicker;
import org.scumble.app.canvas.screen.Viewport;
import org.scumble.app.canvas.tool.ToolKind;
import org.scumble.app.settings.AppFolders;
import org.testfx.api.FxRobot;

/// An artist at the canvas, hand on mouse and keyboard.
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CanvasPageTest {
    private static final int RED = 0xffd02020;

    @TempDir Path home;
    private final FxRobot robot = new FxRobot();
    private @Nullable Studio studio;
    private @Nullable StudioWindow window;
    private @Nullable Stage stage;

    @BeforeAll
    static void startJavaFx() {
        Fx.start();
    }

    @AfterEach
    void close() {
        if (stage != null) {
            Fx.run(
                    () -> {
                        stage.close();
                        studio.close();
                    });
            stage = null;
        }
    }

    @Test
    void paintsUndoesMasksSavesAndOpensAgain() {
        open();
        Fx.run(() -> canvas().colours().choose(RED));
        robot.moveTo("#viewport");
        key(KeyCode.B);
        drag(200, 300, 600, 300);
        assertThat(colour(400, 300)).isEqualTo(RED);

        key(KeyCode.Z, true, false);
        assertThat(colour(400, 300)).isEqualTo(0xffffffff);
        key(KeyCode.Z, true, true);
        assertThat(colour(400, 300)).isEqualTo(RED);

        Fx.run(() -> this.<Button>node("#add-layer").fire());
        int layers = document().layers().size();
        key(KeyCode.M);
        drag(200, 500, 600, 500);
        assertThat(document().layers()).hasSize(layers + 1);
        assertThat(document().inpaintMask(document().box()).get(400, 500)).isEqualTo(255);
        assertThat(document().active().kind()).isEqualTo(Layer.Kind.RASTER);

        Path file = home.resolve("picture.ora");
        Fx.run(() -> studio.canvas().documents().saveAs(file));
        Fx.await("it is saved", () -> studio.canvas().documents().infoProperty().get().saved());
        assertThat(label("#canvas-name")).isEqualTo("picture.ora");
        Document saved = document();

        Fx.run(() -> studio.canvas().documents().open(file));
        Fx.await("it is open", () -> canvas().stepsProperty().get().names().size() == 1);
        assertThat(document().layers())
                .extracting(Layer::name)
                .containsExactlyElementsOf(saved.layers().stream().map(Layer::name).toList());
        assertThat(colour(400, 300)).isEqualTo(RED);
        assertThat(document().inpaintMask(document().box()).get(400, 500)).isEqualTo(255);
    }

    @Test
    void keysTakeToolsZoomAndAreTheArtistsToChoose() {
        open();
        double fitted = view().zoom();
        key(KeyCode.EQUALS);
        assertThat(view().zoom()).isGreaterThan(fitted);
        key(KeyCode.DIGIT0);
        assertThat(view().zoom()).isEqualTo(fitted);
        key(KeyCode.L, false, true);
        assertThat(tool()).isEqualTo(ToolKind.POLYGON);
        key(KeyCode.X);
        assertThat(Fx.get(() -> canvas().colours().foregroundProperty().get()))
                .isEqualTo(0xffffffff);

        key(KeyCode.F1);
        Fx.run(() -> this.<Button>node("#keys-canvas-tool-brush").fire());
        key(KeyCode.E);
        assertThat(label("#shortcut-words")).contains("already", "Eraser");
        Fx.run(() -> this.<Button>node("#take-keys").fire());
        key(KeyCode.ESCAPE);
        key(KeyCode.B);
        assertThat(tool()).isEqualTo(ToolKind.POLYGON);
        key(KeyCode.E);
        assertThat(tool()).isEqualTo(ToolKind.BRUSH);
    }

    private ToolKind tool() {
        return Fx.get(() -> canvas().toolProperty().get());
    }

    private void key(KeyCode code) {
        key(code, false, false);
    }

    /// Presses keys in the window, without the robot's long waits.
    private void key(KeyCode code, boolean control, boolean shift) {
        Fx.run(
                () ->
                        window.scene()
                                .getRoot()
                                .fireEvent(
                                        new KeyEvent(
                                                KeyEvent.KEY_PRESSED,
                                                "",
                                                code.getName(),
                                                code,
                                                shift,
                                                control,
                                                false,
                                                false)));
    }

    private void open() {
        Fx.run(
                () -> {
                    Path starter = Files.createDirectories(home.resolve("starter"));
                    studio =
                            new Studio(
                                    AppFolders.in(home),
                                    Backends.of(GradientMaker.fast(), starter),
                                    Platform::runLater);
                    window = new StudioWindow(studio);
                    stage = new Stage();
                    stage.setScene(window.scene());
                    stage.setX(0);
                    stage.setY(0);
                    stage.setWidth(1200);
                    stage.setHeight(900);
                    stage.show();
                    studio.start();
                });
        Fx.await("a canvas is open", () -> canvas().documentProperty().get() != null);
        Fx.await("the view has its size", () -> view().width() > 100);
    }

    private CanvasViewModel canvas() {
        return studio.canvas().canvas();
    }

    private Document document() {
        return Fx.get(() -> canvas().document());
    }

    private Viewport view() {
        return canvas().view().viewportProperty().get();
    }

    private int colour(int x, int y) {
        return ColourPicker.visible(document(), x, y, 1);
    }

    /// Drags from one place of the document to another.
    private void drag(double x0, double y0, double x1, double y1) {
        robot.moveTo(screen(x0, y0)).press(MouseButton.PRIMARY);
        robot.moveTo(screen(x1, y1)).release(MouseButton.PRIMARY);
    }

    private Point2D screen(double x, double y) {
        return Fx.get(
                () -> {
                    Node viewport = node("#viewport");
                    Bounds place = viewport.localToScreen(viewport.getLayoutBounds());
                    return new Point2D(
                            place.getMinX() + view().screenX(x),
                            place.getMinY() + view().screenY(y));
                });
    }

    private String label(String query) {
        return Fx.get(() -> this.<Labeled>node(query).getText());
    }

    @SuppressWarnings("unchecked")
    private <T extends Node> T node(String query) {
        return (T) window.scene().getRoot().lookup(query);
    }
}
