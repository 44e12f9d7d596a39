package org.scumble.app.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.scumble.app.PatchMaker;
import org.scumble.app.canvas.paint.Transforms;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Raster;

class StagingViewModelTest extends StagingTestBase {
    @Test
    void whatWasPaintedLiesOverTheCanvasWhereItWasAskedFor() {
        paint(Verb.FILL, 1);

        assertThat(staging.candidates()).hasSize(1);
        Placed placed = Objects.requireNonNull(staging.placedProperty().get());
        assertThat(placed.area()).isEqualTo(MARKED);
        assertThat(placed.image().get(0, 0, 0)).isEqualTo(PatchMaker.red(100));
        assertThat(staging.choosingProperty().get()).isTrue();
    }

    @Test
    void theArrowsGoAroundAndNewOnesDoNotDisturbTheOneThatWasChosen() {
        paint(Verb.FILL, 3);
        assertThat(seed()).isEqualTo(102);

        staging.next();
        assertThat(seed()).isEqualTo(100);
        staging.previous();
        assertThat(seed()).isEqualTo(102);
        staging.previous();
        assertThat(seed()).isEqualTo(101);
        paint(Verb.FILL, 1);
        assertThat(staging.candidates()).hasSize(4);
        assertThat(seed()).isEqualTo(101);
    }

    @Test
    void aStrokeIsSeenUntilOneIsLookedAtAgain() {
        paint(Verb.FILL, 2);

        canvas.stroking.set(true);
        assertThat(staging.placedProperty().get()).isNull();
        assertThat(staging.choosingProperty().get()).isFalse();
        canvas.stroking.set(false);
        assertThat(staging.placedProperty().get()).isNull();
        staging.previous();

        assertThat(staging.placedProperty().get()).isNotNull();
    }

    @Test
    void candidatesAreThereAgainAfterARestart() {
        paint(Verb.FILL, 2);

        StagingViewModel later = staging();

        assertThat(later.candidates()).hasSize(2);
        assertThat(Objects.requireNonNull(later.placedProperty().get()).area()).isEqualTo(MARKED);
    }

    @Test
    void whatWasAskedForBeforeACropLiesRightAfterARestart() {
        paint(Verb.FILL, 1);
        VerbRequest waiting = ask(Verb.FILL, 1);
        canvas.commit("Crop", Transforms.crop(canvas.present(), new Box(12, -8, 100, 90)));

        StagingViewModel later = staging();
        keep(waiting, 1).forEach(later::kept);

        Box moved = MARKED.moved(-12, 8);
        assertThat(later.candidates()).extracting(Staged::area).containsExactly(moved, moved);
        assertThat(Objects.requireNonNull(later.placedProperty().get()).area()).isEqualTo(moved);
        paint(Verb.FILL, 1);
        assertThat(staging().candidates().getLast().area()).isEqualTo(moved);
        canvas.undo();
        assertThat(later.candidates()).extracting(Staged::area).containsOnly(MARKED);
    }

    @Test
    void anotherDocumentHasOthers() {
        paint(Verb.FILL, 2);

        canvas.id.set("canvas-2");
        assertThat(staging.candidates()).isEmpty();
        canvas.id.set(FakeCanvas.ID);

        assertThat(staging.candidates()).hasSize(2);
    }

    @Test
    void savingPutsTheWholeCanvasIntoTheGallery() {
        paint(Verb.FILL, 1);

        staging.save();

        Raster picture = gallery.getFirst().image();
        assertThat(picture.width()).isEqualTo(128);
        assertThat(picture.get(25, 35, 0)).isEqualTo(PatchMaker.red(100));
        assertThat(picture.get(5, 5, 0)).isEqualTo(5);
        assertThat(staging.candidates()).hasSize(1);
    }

    @Test
    void moreAsksForAnotherSeedInTheSamePlace() {
        VerbRequest first = paint(Verb.FILL, 2);

        staging.more();

        assertThat(asked).singleElement().extracting(it -> it.settings().seed()).isEqualTo(77L);
        assertThat(asked.getFirst().settings().count()).isEqualTo(1);
        assertThat(VerbFiles.files(asked.getFirst())).isEqualTo(VerbFiles.files(first.request()));
        assertThat(queue.jobs().getLast().origin()).isEqualTo(first.origin().text());
    }

    @Test
    void aLiveCandidateTakesThePlaceOfTheOneBefore() {
        paint(Verb.FILL, 1);
        paint(VerbTask.ofFrame(canvas.present(), Verb.REFINE, LIMITS).orElseThrow(), 1, true);
        paint(VerbTask.ofFrame(canvas.present(), Verb.REFINE, LIMITS).orElseThrow(), 1, true);

        assertThat(staging.candidates())
                .extracting(staged -> VerbStamp.isLive(staged.candidate().request()))
                .containsExactly(false, true);
    }
}
