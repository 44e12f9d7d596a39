package org.scumble.app.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.notice.Notice;
import org.scumble.app.notice.Notices;
import org.scumble.app.settings.CanvasState;
import org.scumble.app.task.Tasks;

/// What is on the disk after a kill, and in no list.
class FoundCanvasesTest {
    @TempDir Path folder;

    private final Notices notices = new Notices();
    private final List<CanvasState> kept = new ArrayList<>();
    private CanvasStudio studio;

    @BeforeEach
    void start() {
        studio = studio();
    }

    @AfterEach
    void close() {
        studio.documents().close();
    }

    private CanvasStudio studio() {
        return CanvasStudio.of(
                folder,
                Runnable::run,
                Tasks.synchronous(),
                Tasks.synchronous(),
                Tasks.synchronous(),
                kept::add,
                notices);
    }

    @Test
    void aCanvasThatWasBegunJustBeforeAKillIsOffered() {
        studio.documents().begin(Optional.empty());
        work("First");
        CanvasState noted = kept.getLast();
        studio.documents().create(300, 200, Ground.WHITE);
        work("Second");

        killAndStart(Optional.of(noted));

        assertThat(active()).isEqualTo("First");
        Notice notice = notices.shown().getLast();
        assertThat(notice.title()).isEqualTo("A canvas was found that was in no list");
        assertThat(kept.getLast().entries()).hasSize(2);
        assertThat(kept.getLast().entries().get(1).name()).startsWith("Untitled, ");
        notice.action().run().run();
        assertThat(active()).isEqualTo("Second");
        assertThat(studio.documents().entries()).hasSize(2);
    }

    @Test
    void whereTheListIsLostTheNewestIsOpenedAndTheOthersAreOffered() {
        studio.documents().begin(Optional.empty());
        work("First");
        studio.documents().create(300, 200, Ground.WHITE);
        work("Second");

        killAndStart(Optional.empty());

        assertThat(active()).isEqualTo("Second");
        assertThat(studio.documents().entries()).hasSize(2);
        assertThat(notices.shown()).hasSize(1);
    }

    @Test
    void anEmptyLeftoverIsNothingToOffer() {
        studio.documents().begin(Optional.empty());
        work("First");
        CanvasState noted = kept.getLast();
        studio.documents().create(300, 200, Ground.WHITE);
        Path untouched = folder.resolve(kept.getLast().current());

        killAndStart(Optional.of(noted));

        assertThat(untouched).doesNotExist();
        assertThat(notices.shown()).isEmpty();
        assertThat(studio.documents().entries()).hasSize(1);
    }

    /// As a kill leaves it: every step is on the disk, but not what was noted after `noted`.
    private void killAndStart(Optional<CanvasState> noted) {
        studio.documents().close();
        studio = studio();
        studio.documents().begin(noted);
    }

    private void work(String layer) {
        studio.layers().add(Layer.Kind.RASTER);
        studio.layers().rename(studio.canvas().document().activeLayer(), layer);
    }

    private String active() {
        return studio.canvas().document().active().name();
    }
}
