package org.scumble.app.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.canvas.document.Blend;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.paint.ColourPicker;
import org.scumble.app.canvas.paint.Fills;
import org.scumble.app.canvas.tool.Pointer;
import org.scumble.app.canvas.tool.ToolKind;
import org.scumble.app.notice.Notices;
import org.scumble.app.settings.CanvasState;
import org.scumble.app.task.Tasks;
import org.scumble.engine.EngineException;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Raster;

class CanvasViewModelTest {
    @TempDir Path folder;

    private final Notices notices = new Notices();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<CanvasState> kept = new ArrayList<>();
    private boolean deferred;
    private CanvasStudio studio;
    private CanvasViewModel canvas;

    @BeforeEach
    void begin() {
        studio = studio();
        canvas = studio.canvas();
        studio.documents().begin(Optional.empty());
        studio.documents().create(300, 200, Ground.WHITE);
    }

    @AfterEach
    void close() {
        studio.documents().close();
    }

    private CanvasStudio studio() {
        Tasks work =
                new Tasks(
                        task -> {
                            if (deferred) {
                                waiting.add(task);
                            } else {
                                task.run();
                            }
                        },
                        Runnable::run);
        return CanvasStudio.of(
                folder,
                Runnable::run,
                work,
                Tasks.synchronous(),
                Tasks.synchronous(),
                kept::add,
                notices);
    }

    private void runWaiting() {
        deferred = false;
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private void stroke(double x0, double y0, double x1, double y1) {
        canvas.pressed(Pointer.at(x0, y0));
        canvas.dragged(Pointer.at(x1, y1));
        canvas.released(Pointer.at(x1, y1));
    }

    private int colour(int x, int y) {
        return ColourPicker.visible(canvas.document(), x, y, 1);
    }

    @Test
    void strokesAreStepsThatCanBeTakenBack() {
        canvas.colours().choose(0xff0000);
        stroke(50, 50, 200, 50);
        stroke(50, 150, 200, 150);
        assertThat(canvas.stepsProperty().get().names()).endsWith("Brush", "Brush");
        assertThat(colour(100, 150)).isEqualTo(0xffff0000);
        assertThat(canvas.colours().recent()).startsWith(0xffff0000);

        canvas.undo();
        assertThat(colour(100, 150)).isEqualTo(0xffffffff);
        canvas.undo();
        assertThat(colour(100, 50)).isEqualTo(0xffffffff);
        canvas.redo();
        assertThat(colour(100, 50)).isEqualTo(0xffff0000);
        canvas.goTo(0);
        assertThat(canvas.stepsProperty().get().canUndo()).isFalse();
    }

    @Test
    void undoWhileDrawingDropsTheStrokeAlone() {
        stroke(50, 50, 200, 50);
        canvas.pressed(Pointer.at(50, 150));
        canvas.dragged(Pointer.at(200, 150));
        canvas.undo();
        canvas.released(Pointer.at(200, 150));
        assertThat(colour(100, 150)).isEqualTo(0xffffffff);
        assertThat(colour(100, 50)).isEqualTo(0xff000000);
    }

    @Test
    void choosingALayerIsNoStepOfItsOwnToTakeBack() {
        stroke(50, 50, 200, 50);
        long upper = canvas.document().activeLayer();
        long lower = canvas.document().layers().getFirst().id();
        studio.layers().choose(lower);
        canvas.undo();
        assertThat(colour(100, 50)).isEqualTo(0xffffffff);
        canvas.redo();
        assertThat(colour(100, 50)).isEqualTo(0xff000000);
        assertThat(canvas.document().activeLayer()).isEqualTo(upper);
        canvas.redo();
        assertThat(canvas.document().activeLayer()).isEqualTo(lower);

        canvas.switchLayer();
        assertThat(canvas.document().activeLayer()).isEqualTo(upper);
        canvas.switchLayer();
        assertThat(canvas.document().activeLayer()).isEqualTo(lower);
    }

    @Test
    void aSlidersWayIsOneStep() {
        int steps = canvas.stepsProperty().get().names().size();
        studio.layers().setOpacity(0.9);
        studio.layers().setOpacity(0.7);
        studio.layers().setOpacity(0.5);
        assertThat(canvas.stepsProperty().get().names()).hasSize(steps + 1);
        assertThat(canvas.document().active().opacity()).isEqualTo(0.5);
        studio.layers().setBlend(Blend.MULTIPLY);
        canvas.undo();
        canvas.undo();
        assertThat(canvas.document().active().opacity()).isEqualTo(1);
    }

    @Test
    void aPreviewThatComesTooLateIsNotShown() {
        canvas.take(ToolKind.GRADIENT);
        deferred = true;
        canvas.pressed(Pointer.at(0, 0));
        canvas.dragged(Pointer.at(300, 0));
        canvas.cancel();
        runWaiting();
        assertThat(canvas.shownProperty().get().document()).isSameAs(canvas.document());
    }

    @Test
    void textIsSeenWhileItIsTypedAndChangesWithTheColour() {
        canvas.take(ToolKind.TEXT);
        canvas.choices().textSizeProperty().set(40);
        canvas.pressed(Pointer.at(20, 20));
        canvas.released(Pointer.at(20, 20));
        canvas.tools().text().setText("Hill");
        Document black = canvas.shownProperty().get().document();
        assertThat(black.layers()).hasSize(3);
        canvas.colours().choose(0xff0000);
        assertThat(canvas.shownProperty().get().document()).isNotSameAs(black);
        canvas.cancel();
        assertThat(canvas.shownProperty().get().document()).isSameAs(canvas.document());
    }

    @Test
    void nothingBeginsWhileALargeCanvasIsWorkedOn() {
        studio.documents().create(4000, 3000, Ground.WHITE);
        deferred = true;
        studio.edit().selectAll();
        assertThat(canvas.busyProperty().get()).isTrue();
        stroke(50, 50, 200, 50);
        studio.layers().add(Layer.Kind.RASTER);
        assertThat(canvas.stepsProperty().get().names()).hasSize(1);
        runWaiting();
        assertThat(canvas.busyProperty().get()).isFalse();
        assertThat(canvas.document().selection()).isNotNull();
    }

    @Test
    void whatFailsIsToldAndChangesNothing() {
        Document before = canvas.document();
        canvas.change(
                "Break",
                now -> {
                    throw new EngineException(
                            EngineException.Reason.OUT_OF_MEMORY, "There is not enough memory.");
                });
        assertThat(notices.shown().getLast().title()).contains("Break");
        assertThat(canvas.document()).isSameAs(before);
        assertThat(canvas.busyProperty().get()).isFalse();
    }

    @Test
    void copiesWhatIsSelectedAndPastesItAsALayer() {
        canvas.change("Fill", now -> Fills.fill(now, now.activeLayer(), 0xff00ff00));
        canvas.take(ToolKind.RECTANGLE);
        stroke(10, 20, 60, 50);
        List<Raster> clipboard = new ArrayList<>();
        studio.edit().cut(clipboard::add);
        assertThat(clipboard.getFirst().width()).isEqualTo(50);
        assertThat(clipboard.getFirst().height()).isEqualTo(30);
        assertThat(colour(30, 30)).isEqualTo(0xffffffff);

        studio.edit().paste(clipboard.getFirst(), "Pasted");
        assertThat(canvas.document().active().name()).isEqualTo("Pasted");
        assertThat(canvas.document().active().surface().bounds())
                .isEqualTo(new Box(10, 20, 50, 30));
        assertThat(canvas.document().selection()).isNull();

        studio.edit().paste(Raster.blank(400, 100), "Large");
        assertThat(notices.shown().getLast().title()).isEqualTo("Larger than the canvas");
    }

    @Test
    void theBrushIsRememberedForEachTool() {
        canvas.brushes().sizeProperty().set(33);
        canvas.take(ToolKind.ERASER);
        canvas.brushes().sizeProperty().set(77);
        canvas.take(ToolKind.MASK_BRUSH);
        canvas.brushes().sizeProperty().set(99);
        canvas.take(ToolKind.MASK_ERASER);
        assertThat(canvas.brush().size()).isEqualTo(99);
        canvas.take(ToolKind.BRUSH);
        assertThat(canvas.brush().size()).isEqualTo(33);

        CanvasStudio other = studio();
        other.canvas().restore(canvas.toolSettings());
        assertThat(other.canvas().brush().size()).isEqualTo(33);
        assertThat(other.canvas().toolSettings()).isEqualTo(canvas.toolSettings());
    }

    @Test
    void savesOpensAndGoesOnWhereItWas() {
        stroke(50, 50, 200, 50);
        assertThat(studio.documents().infoProperty().get().saved()).isFalse();
        assertThat(studio.documents().save()).isFalse();
        Path file = folder.resolve("hill.ora");
        studio.documents().saveAs(file);
        assertThat(studio.documents().infoProperty().get())
                .isEqualTo(new DocumentInfo("hill.ora", file, true));
        stroke(50, 150, 200, 150);
        assertThat(studio.documents().infoProperty().get().saved()).isFalse();
        studio.documents().close();

        CanvasStudio tomorrow = studio();
        tomorrow.documents().begin(Optional.of(kept.getLast()));
        assertThat(tomorrow.documents().infoProperty().get())
                .isEqualTo(new DocumentInfo("hill.ora", file, false));
        assertThat(ColourPicker.visible(tomorrow.canvas().document(), 100, 150, 1))
                .isEqualTo(0xff000000);
        tomorrow.canvas().undo();
        assertThat(tomorrow.documents().infoProperty().get().saved()).isTrue();

        tomorrow.documents().open(file);
        assertThat(tomorrow.canvas().stepsProperty().get().names())
                .containsExactly("Open hill.ora");
        studio = tomorrow;
    }

    @Test
    void unsavedWorkStaysAtHandAndSavedWorkLeavesNoJournal() {
        stroke(50, 50, 200, 50);
        studio.documents().create(100, 100, Ground.TRANSPARENT);
        CanvasState.Entry unsaved = studio.documents().entries().get(1);
        assertThat(unsaved.target()).isEmpty();
        assertThat(folder.resolve(unsaved.journal())).exists();

        studio.documents().open(unsaved);
        assertThat(canvas.document().width()).isEqualTo(300);
        Path project = folder.resolve("hill.scumble");
        studio.documents().saveAs(project);
        studio.documents().create(100, 100, Ground.WHITE);
        assertThat(folder.resolve(unsaved.journal())).doesNotExist();

        CanvasState.Entry saved =
                studio.documents().entries().stream()
                        .filter(it -> it.target().equals(project.toString()))
                        .findFirst()
                        .orElseThrow();
        studio.documents().open(saved);
        assertThat(colour(100, 50)).isEqualTo(0xff000000);
        canvas.undo();
        assertThat(colour(100, 50)).isEqualTo(0xffffffff);
    }
}
