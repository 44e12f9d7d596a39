package org.scumble.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.scumble.app.canvas.Ground;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.tool.ToolKind;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Raster;

/// An artist who has the model paint on the canvas, hand on mouse and keyboard.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PaintingTest extends CanvasTestBase {
    private static final int SIDE = 128;

    @Test
    void whatIsMaskedIsFilledLookedAtTakenUndoneAndDoneAgain() throws IOException {
        PatchMaker maker = PatchMaker.held();
        open(maker);
        Fx.await("Fill has nothing to work on", () -> isDisabled("#verb-fill"));
        Fx.run(() -> canvas().take(ToolKind.MASK_BRUSH));
        drag(40, 50, 80, 60);
        Fx.await("Fill can be run", () -> !isDisabled("#verb-fill"));

        robot.clickOn("#verb-fill");
        Fx.await(
                "it is being painted",
                () -> studio().painting().staging().progressProperty().get() != null);
        maker.allow(6);
        Fx.await("its preview lies over the canvas", this::isStaged);
        maker.allowAll();
        Fx.await("a candidate is there", () -> tiles().size() == 1);
        Fx.await("it can be taken", () -> !isDisabled("#accept"));
        int before = layers();

        robot.push(KeyCode.ENTER);
        Fx.await("it is a layer", () -> canvas().document().layers().size() == before + 1);
        long seed = studio().generate().form().seedProperty().get();
        assertThat(red(60, 55)).isEqualTo(PatchMaker.red(seed));
        assertThat(Fx.get(() -> painted().name())).startsWith("Fill: ");
        Fx.await("the bar is gone", () -> !node("#staging").isVisible());
        Fx.await("its file is gone", () -> files(".candidates").isEmpty());
        assertThat(mask(60, 55)).isZero();

        robot.push(KeyCode.CONTROL, KeyCode.Z);
        Fx.await("it is undone", () -> canvas().document().layers().size() == before);
        assertThat(mask(60, 55)).isEqualTo(255);
        robot.push(KeyCode.CONTROL, KeyCode.Y);
        Fx.await("it is done again", () -> canvas().document().layers().size() == before + 1);
        assertThat(red(60, 55)).isEqualTo(PatchMaker.red(seed));
    }

    @Test
    void candidatesAreGoneThroughAndDiscardedWithTheKeyboard() {
        open(PatchMaker.fast());
        Fx.run(() -> studio().generate().form().countProperty().set(2));
        robot.clickOn("#canvas-prompt");
        int before = layers();
        robot.push(KeyCode.ALT, KeyCode.DIGIT6);
        Fx.await("both are there", () -> tiles().size() == 2 && !isDisabled("#accept"));

        Fx.run(() -> node("#viewport").requestFocus());
        robot.push(KeyCode.LEFT);
        Fx.await("the first is chosen", () -> isChosen(tiles().getFirst()));
        robot.push(KeyCode.DELETE);
        Fx.await("one is left", () -> tiles().size() == 1);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        Fx.await("it is back", () -> tiles().size() == 2 && isChosen(tiles().getFirst()));
        robot.push(KeyCode.DELETE);
        Fx.await("one is left", () -> tiles().size() == 1);
        robot.clickOn("#staging-discard-all");
        Fx.await("none is left", () -> !node("#staging").isVisible());
        assertThat(layers()).isEqualTo(before);
    }

    private void open(PatchMaker maker) {
        open(maker, 980);
        Fx.await("the model is read", () -> studio().generate().canGenerate().get());
        Fx.run(() -> studio().canvas().documents().create(SIDE, SIDE, Ground.WHITE));
        Fx.await("it is the right one", () -> canvas().document().width() == SIDE);
        awaitCalm();
    }

    /// On JavaFX's thread.
    private boolean isDisabled(String id) {
        return node(id).isDisabled();
    }

    private int layers() {
        return Fx.get(() -> canvas().document().layers().size());
    }

    private boolean isStaged() {
        return node("#staged").lookup("ImageView") instanceof ImageView view
                && view.isVisible()
                && view.getImage() != null;
    }

    /// On JavaFX's thread.
    private List<Node> tiles() {
        return List.copyOf(window().scene().getRoot().lookupAll(".staging-tile"));
    }

    private boolean isChosen(Node tile) {
        return tile.getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals("selected"));
    }

    /// The layer that was painted.
    private Layer painted() {
        return canvas().document().active();
    }

    private int red(int x, int y) {
        return Fx.get(
                () -> {
                    Raster pixel = painted().surface().raster(new Box(x, y, 1, 1));
                    return pixel.get(0, 0, 0);
                });
    }

    private int mask(int x, int y) {
        return Fx.get(() -> canvas().document().inpaintMask(new Box(x, y, 1, 1)).get(0, 0));
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> folders = Files.list(home.resolve("canvas"))) {
            List<Path> all = new ArrayList<>();
            for (Path folder : folders.toList()) {
                if (folder.toString().endsWith(ending)) {
                    try (Stream<Path> inside = Files.list(folder)) {
                        all.addAll(inside.toList());
                    }
                }
            }
            return all;
        }
    }
}
