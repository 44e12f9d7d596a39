package org.scumble.app.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.gallery.GalleryViewModel;
import org.scumble.app.gallery.Picture;
import org.scumble.app.gallery.PictureStore;
import org.scumble.app.job.JobProgress;
import org.scumble.app.notice.Notices;
import org.scumble.app.store.Database;
import org.scumble.app.task.Tasks;
import org.scumble.engine.image.Raster;

class EaselViewModelTest {
    private static final Raster PREVIEW = Raster.blank(8, 8);

    @TempDir Path home;
    private final ObjectProperty<@Nullable JobProgress> running = new SimpleObjectProperty<>();
    private Database database;
    private GalleryViewModel gallery;
    private EaselViewModel easel;

    @BeforeEach
    void open() {
        database = Database.open(home.resolve("library.db"));
        gallery =
                new GalleryViewModel(
                        new PictureStore(database, home), Tasks.synchronous(), new Notices());
        easel = new EaselViewModel(gallery, running);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void thePictureInTheMakingTakesTheEaselUntilAnotherIsChosen() {
        Picture first = picture(1);
        easel.made(first);
        running.set(progress(null, null));
        assertThat(easel.shown().getValue()).isEqualTo(first);

        running.set(progress(null, PREVIEW));
        assertThat(easel.shown().getValue()).isNull();
        assertThat(easel.preview()).isSameAs(PREVIEW);

        easel.select(first);
        assertThat(easel.shown().getValue()).isEqualTo(first);
        assertThat(easel.preview()).isNull();
        assertThat(easel.progressProperty().get()).isNotNull();

        easel.follow();
        assertThat(easel.preview()).isSameAs(PREVIEW);
    }

    @Test
    void whatTheCanvasAskedForStaysAway() {
        running.set(progress("canvas", PREVIEW));

        assertThat(easel.progressProperty().get()).isNull();
        assertThat(easel.preview()).isNull();
    }

    @Test
    void aFinishedPictureLeavesTheOneThatIsLookedAt() {
        easel.made(picture(1));
        easel.select(picture(1));
        easel.made(picture(2));

        assertThat(easel.selectedProperty().get()).isEqualTo(picture(1));
        assertThat(gallery.recent()).containsExactly(picture(2), picture(1));
    }

    @Test
    void aPictureThatIsGoneGivesWayToTheNewest() {
        easel.made(picture(1));
        easel.made(picture(2));
        easel.select(picture(1));
        gallery.load(); // the store has none of them

        assertThat(gallery.recent()).isEmpty();
        gallery.show(picture(3));
        assertThat(easel.selectedProperty().get()).isEqualTo(picture(3));
    }

    private static JobProgress progress(@Nullable String origin, @Nullable Raster preview) {
        return new JobProgress(1, origin, "Step 1 of 2", 0.5, null, preview);
    }

    private static Picture picture(long id) {
        return new Picture(
                id,
                Path.of(id + ".png"),
                Instant.EPOCH,
                8,
                8,
                id,
                "dream",
                "a hill",
                "",
                false,
                false,
                false);
    }
}
