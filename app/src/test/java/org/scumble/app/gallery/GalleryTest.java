package org.scumble.app.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.GradientMaker;
import org.scumble.app.Requests;
import org.scumble.app.gallery.PictureFilter.Shelf;
import org.scumble.app.job.Job;
import org.scumble.app.job.JobStore;
import org.scumble.app.notice.Notices;
import org.scumble.app.store.Database;
import org.scumble.app.task.Tasks;
import org.scumble.engine.Cancellation;
import org.scumble.engine.EngineException;
import org.scumble.engine.GenerationResult;
import org.scumble.engine.Progress;
import org.scumble.engine.file.AtomicFile;

class GalleryTest {
    @TempDir Path home;
    private Path folder;
    private Database database;
    private JobStore jobs;
    private PictureStore store;
    private GalleryKeeper keeper;
    private final List<Picture> kept = new ArrayList<>();
    private final Notices notices = new Notices();

    @BeforeEach
    void open() throws IOException {
        folder = Files.createDirectories(home.resolve("pictures"));
        database = Database.open(home.resolve("library.db"));
        jobs = new JobStore(database);
        store = new PictureStore(database, folder);
        keeper = new GalleryKeeper(folder, store, kept::add);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsTheFileItsRowAndWhatMadeIt() {
        make("a red lighthouse on a hill", 2);

        assertThat(kept).hasSize(2);
        Picture second = kept.getLast();
        assertThat(second.file()).exists();
        assertThat(second.file().getFileName().toString()).endsWith("red-lighthouse-on-a-hill.png");
        assertThat(second.seed()).isEqualTo(101);
        assertThat(store.request(second).orElseThrow().settings())
                .isEqualTo(Requests.settings("a red lighthouse on a hill", 1).withSeed(101, 1));
        assertThat(all()).containsExactly(second, kept.getFirst());
    }

    @Test
    void keepingAgainChangesNothing() {
        Job job = jobs.add(Requests.of("a", 2));
        results("a", 2).forEach(result -> keeper.keep(job, result));
        results("a", 2).forEach(result -> keeper.keep(job, result));

        assertThat(keeper.kept(job)).isEqualTo(2);
        assertThat(all()).hasSize(2);
    }

    @Test
    void saysWhatToDoIfTheFolderCannotBeWritten() throws IOException {
        Files.delete(folder);
        Files.createFile(folder);

        assertThatThrownBy(() -> make("a", 1))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("could not be saved")
                .hasMessageContaining("Check that");
        assertThat(all()).isEmpty();
    }

    @Test
    void findsPicturesByTheirPrompt() {
        make("a red lighthouse at sunset", 1);
        make("a blue house in the snow", 1);

        assertThat(search("light")).hasSize(1);
        assertThat(search("HOUSE blue")).hasSize(1);
        assertThat(search("red house")).isEmpty();
        assertThat(search("\"quotes* AND (brackets")).isEmpty();
        assertThat(search("  ")).hasSize(2);
    }

    @Test
    void marksFavouritesAndThrowsAwayWithUndo() {
        make("a", 1);
        make("b", 1);
        GalleryViewModel gallery = new GalleryViewModel(store, Tasks.synchronous(), notices);
        gallery.load();
        Picture newest = gallery.pictures().getFirst();

        gallery.toggleFavourite(newest);
        assertThat(gallery.recent().getFirst().favourite()).isTrue();
        gallery.shelfProperty().set(Shelf.FAVOURITES);
        assertThat(gallery.pictures()).hasSize(1);

        gallery.trash(List.of(newest));
        assertThat(gallery.pictures()).isEmpty();
        assertThat(gallery.recent()).hasSize(1);
        notices.shown().getLast().action().run().run();
        assertThat(gallery.pictures()).hasSize(1);
    }

    @Test
    void emptyingTheTrashDeletesTheFiles() {
        make("a", 2);
        GalleryViewModel gallery = new GalleryViewModel(store, Tasks.synchronous(), notices);
        gallery.load();
        Picture gone = gallery.pictures().getFirst();
        gallery.trash(List.of(gone));
        gallery.emptyTrash();

        assertThat(gone.file()).doesNotExist();
        assertThat(store.all()).hasSize(1);
    }

    @Test
    void adoptsFilesWhoseRowsAreLost() throws IOException {
        make("a red lighthouse", 2);
        all().forEach(store::delete);

        assertThat(reconcile()).isEqualTo(2);

        assertThat(all()).extracting(Picture::prompt).containsOnly("a red lighthouse");
        assertThat(all()).extracting(Picture::seed).containsExactlyInAnyOrder(100L, 101L);
        assertThat(reconcile()).isZero();
    }

    @Test
    void marksRowsWhoseFilesAreGoneAndUnmarksThemWhenTheyAreBack() throws IOException {
        make("a", 1);
        Path file = kept.getFirst().file();
        Path elsewhere = Files.move(file, home.resolve("elsewhere.png"));
        reconcile();
        assertThat(all()).extracting(Picture::missing).containsExactly(true);

        Files.move(elsewhere, file);
        reconcile();
        assertThat(all()).extracting(Picture::missing).containsExactly(false);
    }

    @Test
    void deletesAbandonedTemporaryFilesAndLeavesOthersAlone() throws IOException {
        Path old = unfinished();
        Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS);
        Files.setLastModifiedTime(old, FileTime.from(yesterday));
        Path young = unfinished();
        Path foreign = Files.writeString(folder.resolve("foreign.png"), "no picture");

        assertThat(reconcile()).isZero();

        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(foreign).exists();
    }

    /// A picture that a kill left in the middle of being written.
    private Path unfinished() throws IOException {
        make("half", 1);
        Picture whole = kept.getLast();
        store.delete(whole);
        Path part =
                Files.move(whole.file(), folder.resolve(".scumble-" + UUID.randomUUID() + ".part"));
        assertThat(AtomicFile.isUnfinished(part)).isTrue();
        return part;
    }

    private int reconcile() throws IOException {
        return new Reconciler(folder, store).run();
    }

    private List<Picture> all() {
        return store.list(new PictureFilter(Shelf.ALL, ""));
    }

    private List<Picture> search(String words) {
        return store.list(new PictureFilter(Shelf.ALL, words));
    }

    private void make(String prompt, int count) {
        Job job = jobs.add(Requests.of(prompt, count));
        results(prompt, count).forEach(result -> keeper.keep(job, result));
    }

    private static List<GenerationResult> results(String prompt, int count) {
        return GradientMaker.fast()
                .generate(Requests.of(prompt, count), Progress.NONE, new Cancellation());
    }
}
