package org.scumble.app.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.scumble.app.canvas.document.Document;

class StagingDiscardTest extends StagingTestBase {
    @Test
    void discardingGoesToTheNeighbourAndDeletesTheFilesOnceNothingBringsItBack() {
        VerbRequest request = paint(Verb.FILL, 2);
        staging.select(staging.candidates().get(0).candidate());

        staging.discard();
        assertThat(seed()).isEqualTo(101);
        assertThat(VerbFiles.files(request.request())).allMatch(Files::exists);
        staging.discard();

        assertThat(staging.candidates()).isEmpty();
        assertThat(staging.placedProperty().get()).isNull();
        assertThat(folder.of(FakeCanvas.ID)).isEmpty();
        canvas.id.set("canvas-2");
        assertThat(VerbFiles.files(request.request())).noneMatch(Files::exists);
    }

    @Test
    void whatWasDiscardedComesBackWhereItWas() {
        VerbRequest request = paint(Verb.FILL, 3);
        staging.select(staging.candidates().get(1).candidate());
        staging.discard();
        staging.discardAll();
        assertThat(folder.of(FakeCanvas.ID)).isEmpty();

        assertThat(staging.undo()).isTrue();
        assertThat(staging.undo()).isTrue();
        assertThat(staging.undo()).isFalse();

        assertThat(staging.candidates())
                .extracting(staged -> staged.candidate().seed())
                .containsExactly(100L, 101L, 102L);
        assertThat(seed()).isEqualTo(101);
        assertThat(staging.placedProperty().get()).isNotNull();
        assertThat(folder.of(FakeCanvas.ID)).hasSize(3);
        assertThat(VerbFiles.files(request.request())).allMatch(Files::exists);
        assertThat(notices.shown()).isEmpty();
    }

    @Test
    void stepsOfTheCanvasAreUndoneBeforeAnEarlierDiscard() {
        paint(Verb.FILL, 1);
        staging.discard();
        Document before = canvas.present();
        canvas.commit("Frame", before.withSettings(before.settings().withFrame(MARKED)));

        assertThat(staging.undo()).isFalse();
        canvas.undo();
        assertThat(staging.undo()).isTrue();
        assertThat(staging.candidates()).hasSize(1);
    }

    @Test
    void theNoticeBringsItBackToo() {
        paint(Verb.FILL, 2);
        staging.discard();
        staging.discard();
        assertThat(notices.shown()).hasSize(1);

        Objects.requireNonNull(notices.shown().getFirst().action()).run().run();

        assertThat(staging.candidates()).hasSize(1);
        assertThat(notices.shown()).isEmpty();
    }

    @Test
    void nothingDiscardedOutlivesItsDocumentOrTheProgram() throws IOException {
        VerbRequest first = paint(Verb.FILL, 1);
        staging.discard();
        canvas.id.set("canvas-2");
        assertThat(staging.undo()).isFalse();
        assertThat(VerbFiles.files(first.request())).noneMatch(Files::exists);

        canvas.id.set(FakeCanvas.ID);
        VerbRequest second = paint(Verb.FILL, 1);
        staging.discard();
        shelf().sweep(List.of());

        assertThat(folder.of(FakeCanvas.ID)).isEmpty();
        assertThat(VerbFiles.files(second.request())).noneMatch(Files::exists);
        try (var left = Files.walk(home.resolve(FakeCanvas.ID + ".candidates"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void allCanBeDiscardedAtOnce() {
        paint(Verb.FILL, 2);
        paint(Verb.REFINE, 1);

        staging.discardAll();

        assertThat(staging.candidates()).isEmpty();
        assertThat(folder.of(FakeCanvas.ID)).isEmpty();
    }
}
