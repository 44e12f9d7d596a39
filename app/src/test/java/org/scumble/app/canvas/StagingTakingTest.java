package org.scumble.app.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.scumble.app.PatchMaker;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.engine.image.Box;

class StagingTakingTest extends StagingTestBase {
    @Test
    void acceptingMakesALayerInOneStepAndDropsTheOthersOfItsRequest() {
        paint(Verb.FILL, 2);
        paint(Verb.REFINE, 1);
        staging.select(staging.candidates().get(0).candidate());
        Path file = staging.candidates().get(0).candidate().file();
        Document before = canvas.present();

        staging.accept();

        Layer layer = canvas.present().layers().getLast();
        assertThat(layer.name()).isEqualTo("Fill: a boat");
        assertThat(canvas.history.undoName()).isEqualTo("Fill: a boat");
        assertThat(layer.surface().bounds()).isEqualTo(MARKED);
        assertThat(layer.surface().raster(MARKED).get(3, 3, 0)).isEqualTo(PatchMaker.red(100));
        assertThat(canvas.present().settings().prompt()).isEqualTo("a boat");
        assertThat(staging.candidates())
                .singleElement()
                .extracting(staged -> StagedLayer.name(staged.candidate().request()))
                .isEqualTo("Refine: a boat");
        assertThat(file).doesNotExist();
        canvas.undo();
        assertThat(canvas.present()).isSameAs(before);
    }

    @Test
    void aTakenCandidateStaysOnTheDiskUntilItsLayerIsThere() {
        paint(Verb.FILL, 1);
        canvas.slow = true;

        staging.accept();

        assertThat(staging.candidates()).isEmpty();
        assertThat(folder.of(FakeCanvas.ID)).hasSize(1);
        canvas.safe();
        assertThat(folder.of(FakeCanvas.ID)).isEmpty();
    }

    @Test
    void takingUsesUpTheMaskThatWasPaintedAndUndoingBringsItBack() {
        Document document = canvas.present();
        canvas.commit(
                "Mask",
                VerbRequestsTest.masked(document.withSelection(null), new Box(8, 8, 24, 16)));
        paint(Verb.FILL, 1);
        Document before = canvas.present();
        canvas.commit("Mask", VerbRequestsTest.masked(before, new Box(24, 8, 24, 16)));

        staging.accept();

        Document after = canvas.present();
        assertThat(after.layers().getLast().kind()).isEqualTo(Layer.Kind.MASK);
        assertThat(after.inpaintMask(after.box()).bounds()).isEqualTo(new Box(32, 8, 16, 16));
        canvas.undo();
        assertThat(canvas.present().inpaintMask(document.box()).bounds())
                .isEqualTo(new Box(8, 8, 40, 16));
    }

    @Test
    void aMaskThatWasNotUsedStays() {
        canvas.commit("Mask", VerbRequestsTest.masked(canvas.present(), MARKED));
        paint(Verb.FILL, 1);

        staging.accept();

        Document after = canvas.present();
        assertThat(after.inpaintMask(after.box()).bounds()).isEqualTo(MARKED);
        assertThat(after.selection()).isNotNull();
    }

    @Test
    void keepingGoesOnWithTheOthers() {
        paint(Verb.FILL, 3);
        staging.select(staging.candidates().get(1).candidate());

        staging.keep();

        assertThat(canvas.present().layers()).hasSize(2);
        assertThat(staging.candidates())
                .extracting(staged -> staged.candidate().seed())
                .containsExactly(100L, 102L);
        assertThat(seed()).isEqualTo(102);
    }

    @Test
    void nothingIsTakenWhileTheCanvasIsBusy() {
        paint(Verb.FILL, 1);
        canvas.busy.set(true);

        staging.accept();

        assertThat(staging.candidates()).hasSize(1);
        assertThat(canvas.present().layers()).hasSize(1);
    }

    @Test
    void takingWhatGoesBeyondTheBorderExtendsTheCanvas() {
        Document document = canvas.present();
        canvas.commit(
                "Frame",
                document.withSettings(document.settings().withFrame(new Box(-24, 0, 152, 96))));
        paint(Verb.FILL, 1);
        paint(Verb.EXPAND, 1);
        Box area = Objects.requireNonNull(staging.placedProperty().get()).area();
        assertThat(area.x()).isEqualTo(-24);
        assertThat(area.right()).isBetween(1, 128);

        staging.accept();

        Document after = canvas.present();
        assertThat(after.width()).isEqualTo(152);
        assertThat(after.settings().frame()).isEqualTo(new Box(0, 0, 152, 96));
        assertThat(after.layers().getFirst().surface().bounds()).isEqualTo(new Box(24, 0, 128, 96));
        assertThat(after.layers().getLast().surface().bounds()).isEqualTo(new Box(0, 0, 24, 96));
        // What was painted before lies where it did.
        assertThat(staging.candidates().getFirst().area()).isEqualTo(MARKED.moved(24, 0));
        canvas.undo();
        assertThat(staging.candidates().getFirst().area()).isEqualTo(MARKED);
    }
}
