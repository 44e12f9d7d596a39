package org.scumble.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.paint.ColourPicker;
import org.scumble.app.canvas.tool.ToolKind;

/// An artist at the canvas, hand on mouse and keyboard.
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CanvasPageTest extends CanvasTestBase {
    private static final int RED = 0xffd02020;
    private static final double NARROW = 900;

    @Test
    void paintsUndoesMasksSavesAndOpensAgain() {
        open(GradientMaker.fast(), 1200);
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
        Fx.run(() -> studio().canvas().documents().saveAs(file));
        Fx.await("it is saved", () -> studio().canvas().documents().infoProperty().get().saved());
        assertThat(label("#canvas-name")).isEqualTo("picture.ora");
        Document saved = document();

        Fx.run(() -> studio().canvas().documents().open(file));
        Fx.await("it is open", () -> canvas().stepsProperty().get().names().size() == 1);
        assertThat(document().layers())
                .extracting(Layer::name)
                .containsExactlyElementsOf(saved.layers().stream().map(Layer::name).toList());
        assertThat(colour(400, 300)).isEqualTo(RED);
        assertThat(document().inpaintMask(document().box()).get(400, 500)).isEqualTo(255);
    }

    @Test
    void keysTakeToolsZoomAndAreTheArtistsToChoose() {
        open(GradientMaker.fast(), 1200);
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

    @Test
    void onATurnedViewThePointerPaintsWhereItIs() {
        open(GradientMaker.fast(), 1200);
        Fx.run(() -> canvas().colours().choose(RED));
        robot.moveTo("#viewport");
        key(KeyCode.B);
        key(KeyCode.DIGIT6);
        key(KeyCode.DIGIT6);
        assertThat(label("#canvas-turned")).isEqualTo("30°");
        drag(300, 200, 700, 600);
        assertThat(colour(500, 400)).isEqualTo(RED);
        assertThat(colour(600, 300)).isEqualTo(0xffffffff);

        key(KeyCode.DIGIT5);
        drag(300, 800, 700, 800);
        assertThat(colour(500, 800)).isEqualTo(RED);
    }

    @Test
    void aNarrowWindowCutsNothingOff() {
        open(GradientMaker.fast(), NARROW);
        for (ToolKind kind : ToolKind.values()) {
            Fx.run(() -> canvas().take(kind));
            assertThat(Fx.get(this::leastWidth)).as("%s", kind).isLessThanOrEqualTo(NARROW);
            HBox options = node(".option-row");
            assertThat(Fx.get(() -> options.getChildren().getLast().getBoundsInParent().getMaxX()))
                    .as("%s", kind)
                    .isLessThanOrEqualTo(options.getWidth() + 1);
        }
        assertThat(Fx.get(() -> node("#verbs").getLayoutBounds().getHeight())).isLessThan(40);

        Fx.run(() -> canvas().take(ToolKind.WAND));
        HBox options = node(".option-row");
        int narrow = Fx.get(() -> options.getChildren().size());
        Fx.run(() -> stage().setWidth(1200));
        Fx.await("there is room for more", () -> options.getChildren().size() > narrow);
    }

    private double leastWidth() {
        Parent root = window().scene().getRoot();
        root.applyCss();
        root.layout();
        return root.minWidth(-1);
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
                        window().scene()
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

    private int colour(int x, int y) {
        return ColourPicker.visible(document(), x, y, 1);
    }

    private String label(String query) {
        return Fx.get(() -> this.<Labeled>node(query).getText());
    }
}
