package org.scumble.app.canvas.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.History;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Offset;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.document.Tile;
import org.scumble.app.store.StoreException;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Mask;

class DocumentFileTest {
    private static final int STEPS = 60;

    @TempDir Path folder;

    private Path journal() {
        return folder.resolve("one.journal");
    }

    private Path project() {
        return folder.resolve("mine.scumble");
    }

    private DocumentFile create() {
        return create(Runnable::run, new TileMemory());
    }

    private DocumentFile create(Executor executor, TileMemory memory) {
        return DocumentFile.create(
                journal(), CanvasScript.FIRST, CanvasScript.first(), executor, memory);
    }

    private static History expected(long operation) {
        History history = CanvasScript.history();
        CanvasScript.runTo(operation, CanvasScript.of(history));
        return history;
    }

    private static Document prompt(DocumentFile file, String prompt) {
        Document present = file.history().present();
        return present.withSettings(present.settings().withPrompt(prompt));
    }

    @Test
    void comesBackAsItWasLeft() {
        try (DocumentFile file = create()) {
            CanvasScript.runTo(STEPS, CanvasScript.of(file, project()));
            assertThat(file.acknowledged()).isEqualTo(STEPS);
        }
        try (DocumentFile file = DocumentFile.open(journal())) {
            new Sameness().check(file.history(), expected(STEPS));
            assertThat(file.damaged()).isNull();

            CanvasScript.runTo(2 * STEPS, CanvasScript.of(file, project()));
        }
        try (DocumentFile file = DocumentFile.open(journal())) {
            new Sameness().check(file.history(), expected(2 * STEPS));
        }
    }

    @Test
    void keepsEverySettingAndMask() {
        Document document = CanvasScript.first();
        Mask mask = Mask.filled(9, 9, 200);
        Surface surface = Surface.of(mask, document.width(), document.height(), 250, 3);
        document =
                document.withLayer(
                                document.active()
                                        .withName("N\u00e4me")
                                        .withOpacity(0.3)
                                        .withVisible(false)
                                        .withTransparencyLocked(true))
                        .withSelection(surface)
                        .withSettings(
                                document.settings()
                                        .withNegativePrompt("blurry")
                                        .withStrength(0.25)
                                        .withFrame(new Box(-5, 3, 7, 9))
                                        .withOffset(new Offset(24, -8)));
        try (DocumentFile file = create()) {
            file.commit("All", document);
        }
        try (DocumentFile file = DocumentFile.open(journal())) {
            new Sameness().check(file.history().present(), document);
        }
    }

    @Test
    void stepsOfOneGestureAreOneStepOnDiskToo() {
        try (DocumentFile file = create()) {
            for (int i = 0; i < 5; i++) {
                file.commit("Prompt", prompt(file, "a".repeat(i)), "typing");
            }
        }
        try (DocumentFile file = DocumentFile.open(journal())) {
            assertThat(file.history().names()).containsExactly(CanvasScript.FIRST, "Prompt");
            assertThat(file.history().present().settings().prompt()).isEqualTo("aaaa");
            assertThat(file.undo().settings().prompt()).isEmpty();
        }
    }

    /// Writing begins when the test says so.
    private static final class Later implements Executor {
        private final Deque<Runnable> tasks = new ArrayDeque<>();

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        void run() {
            while (!tasks.isEmpty()) {
                tasks.remove().run();
            }
        }
    }

    @Test
    void tellsWhatIsSafeOnceItIs() {
        Later later = new Later();
        List<Long> heard = new ArrayList<>();
        try (DocumentFile file = create(later, new TileMemory())) {
            file.onAcknowledged(heard::add);
            assertThat(journal()).doesNotExist();
            later.run();
            assertThat(journal()).exists();
            assertThat(heard).containsExactly(1L);

            file.commit("Prompt", prompt(file, "a"), "typing");
            file.commit("Prompt", prompt(file, "ab"), "typing"); // replaces the one in line
            file.undo();
            assertThat(file.acknowledged()).isEqualTo(1);
            later.run();
            assertThat(heard).containsExactly(1L, 4L);
        }
        try (DocumentFile file = DocumentFile.open(journal())) {
            assertThat(file.history().names()).containsExactly(CanvasScript.FIRST, "Prompt");
            assertThat(file.redo().settings().prompt()).isEqualTo("ab");
        }
    }

    @Test
    void closingWritesWhatIsInLine() {
        try (DocumentFile file = create(task -> {}, new TileMemory())) {
            CanvasScript.runTo(20, CanvasScript.of(file, project()));
        }
        try (DocumentFile file = DocumentFile.open(journal())) {
            new Sameness().check(file.history(), expected(20));
        }
    }

    @Test
    void tilesLeaveTheMemoryAndComeBack() {
        TileMemory memory = new TileMemory(2L * Tile.bytes(Layer.Kind.RASTER.channels()));
        try (DocumentFile file = create(Runnable::run, memory)) {
            CanvasScript.runTo(STEPS, CanvasScript.of(file, project()));
            assertThat(memory.bytes()).isPositive().isLessThanOrEqualTo(1 << 19);

            new Sameness().check(file.history(), expected(STEPS));
            assertThat(memory.bytes()).isPositive().isLessThanOrEqualTo(1 << 19);
        }
    }

    @Test
    void anInterruptedReaderSpoilsNothing() {
        try (DocumentFile file = create(Runnable::run, new TileMemory(0))) {
            file.commit("Prompt", prompt(file, "a"));
            Thread.currentThread().interrupt();
            try {
                new Sameness().check(file.undo(), CanvasScript.first());
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
            file.commit("Prompt", prompt(file, "b"));
            assertThat(file.acknowledged()).isEqualTo(4);
        }
    }

    @Test
    void documentsMayShareTiles() {
        TileMemory memory = new TileMemory(0);
        try (DocumentFile one = create(Runnable::run, memory)) {
            Path second = folder.resolve("two.journal");
            Document shared = one.history().present();
            try (DocumentFile two =
                    DocumentFile.create(second, "Paste", shared, Runnable::run, memory)) {
                new Sameness().check(two.history().present(), CanvasScript.first());
            }
            new Sameness().check(one.history().present(), CanvasScript.first());
            try (DocumentFile two = DocumentFile.open(second)) {
                new Sameness().check(two.history().present(), CanvasScript.first());
            }
        }
    }

    @Test
    void saysThatItIsOpenElsewhere() throws IOException {
        try (DocumentFile file = create()) {
            assertThatThrownBy(() -> DocumentFile.open(journal()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(journal().toString())
                    .hasMessageContaining("open in another Scumble");
            file.commit("Prompt", prompt(file, "a"));
        }
        DocumentFile.open(journal()).close();
        assertThatThrownBy(this::create)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("already");
        DocumentFile.open(journal()).discard();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void goesOnOnceThereIsRoomAgain() throws IOException {
        List<StoreException> failures = new ArrayList<>();
        Later later = new Later();
        try (DocumentFile file = create(later, new TileMemory())) {
            file.onFailure(failures::add);
            Files.createDirectory(journal()); // stands in for whatever keeps it from being written
            Files.createFile(journal().resolve("in the way"));
            later.run();
            file.commit("Prompt", prompt(file, "a"));
            later.run();
            assertThat(failures).hasSize(2);
            assertThat(failures.getFirst()).hasMessageContaining(journal().toString());
            assertThatThrownBy(file::flush).isInstanceOf(StoreException.class);

            Files.delete(journal().resolve("in the way"));
            Files.delete(journal());
            file.commit("Prompt", prompt(file, "ab"));
            later.run();
            assertThat(failures).hasSize(2);
            assertThat(file.acknowledged()).isEqualTo(3);
        }
        try (DocumentFile file = DocumentFile.open(journal())) {
            assertThat(file.history().names())
                    .containsExactly(CanvasScript.FIRST, "Prompt", "Prompt");
        }
    }

    @Test
    void aProjectIsTheWholeWork() {
        History expected;
        try (DocumentFile file = create()) {
            assertThat(file.hasUnsavedChanges()).isFalse();
            CanvasScript.runTo(STEPS, CanvasScript.of(file, folder.resolve("other.scumble")));
            assertThat(file.project()).isEqualTo(folder.resolve("other.scumble"));

            file.save(project());
            assertThat(file.hasUnsavedChanges()).isFalse();
            file.undo();
            assertThat(file.hasUnsavedChanges()).isTrue();
            file.redo();
            assertThat(file.hasUnsavedChanges()).isFalse();
            expected = file.history();
        }
        try (DocumentFile file = DocumentFile.open(journal())) {
            assertThat(file.project()).isEqualTo(project());
            assertThat(file.hasUnsavedChanges()).isFalse();
        }
        try (DocumentFile file = openProject()) {
            new Sameness().checkVersions(file.history().versions(), expected(STEPS).versions());
            assertThat(file.history().position()).isEqualTo(expected.position());
            assertThat(file.project()).isEqualTo(project());
            assertThat(file.hasUnsavedChanges()).isFalse();
            file.commit("Prompt", prompt(file, "more"));
            assertThat(file.hasUnsavedChanges()).isTrue();
            file.discard();
        }
        try (DocumentFile file = openProject()) {
            assertThat(file.history().names()).isEqualTo(expected.names());
        }
    }

    private DocumentFile openProject() {
        return DocumentFile.openProject(
                project(), folder.resolve("work.journal"), Runnable::run, new TileMemory());
    }

    @Test
    void aCopyIsNotTheProject() {
        try (DocumentFile file = create()) {
            file.commit("Prompt", prompt(file, "a"));

            file.saveCopy(project());

            assertThat(file.project()).isNull();
            assertThat(file.hasUnsavedChanges()).isTrue();
            assertThatThrownBy(() -> file.save(journal())).isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> file.save(folder.resolve("none/a.scumble")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("none");
            assertThat(file.project()).isNull();
        }
        try (DocumentFile file = openProject()) {
            assertThat(file.history().present().settings().prompt()).isEqualTo("a");
        }
    }

    @Test
    void savingWaitsForNoWriting() {
        try (DocumentFile file = create(task -> {}, new TileMemory())) {
            file.commit("Prompt", prompt(file, "a"));
            file.save(project());
            assertThat(file.acknowledged()).isZero();
            file.discard();
        }
        assertThat(journal()).doesNotExist();
        try (DocumentFile file = openProject()) {
            assertThat(file.history().names()).containsExactly(CanvasScript.FIRST, "Prompt");
        }
    }

    @Test
    void writesAJournalAnewThatIsMostlyDead() throws IOException {
        History expected;
        try (DocumentFile file = create()) {
            for (int i = 0; i < 30; i++) {
                CanvasScript.step(CanvasScript.of(file, project()));
                file.moveTo(0);
            }
            CanvasScript.runTo(70, CanvasScript.of(file, project()));
            file.save(project());
            file.undo();
            expected = file.history();
        }
        long before = Files.size(journal());
        long saved;
        try (DocumentFile file =
                new DocumentFile(
                        Opened.journal(journal(), new TileMemory(), 1000), Runnable::run)) {
            saved = Files.size(journal());
            assertThat(saved).isLessThan(before / 2);
            new Sameness().checkVersions(file.history().versions(), expected.versions());
            assertThat(file.history().position()).isEqualTo(expected.position());
            assertThat(file.history().operation()).isGreaterThan(expected.operation());
            assertThat(file.project()).isEqualTo(project());
            assertThat(file.hasUnsavedChanges()).isTrue();
            file.redo();
            assertThat(file.hasUnsavedChanges()).isFalse();
        }
        DocumentFile.open(journal()).close();
        assertThat(Files.size(journal())).isGreaterThanOrEqualTo(saved);
    }

    @Test
    void aClosedCanvasTakesNoSteps() {
        DocumentFile file = create();
        file.close();
        file.close();

        assertThatThrownBy(() -> file.commit("Prompt", CanvasScript.first()))
                .isInstanceOf(IllegalStateException.class);
    }
}
