package org.scumble.app.canvas.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.GradientMaker;
import org.scumble.app.Requests;
import org.scumble.app.job.Job;
import org.scumble.app.job.JobStore;
import org.scumble.app.job.PictureKeeper;
import org.scumble.app.job.RoutingKeeper;
import org.scumble.app.store.Database;
import org.scumble.engine.Cancellation;
import org.scumble.engine.EngineException;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationResult;
import org.scumble.engine.InpaintOptions;
import org.scumble.engine.PictureFile;
import org.scumble.engine.Progress;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Raster;

class StagingTest {
    private static final Origin ORIGIN = new Origin("boat", new Box(200, 100, 64, 64));

    @TempDir Path home;
    private Path folder;
    private Database database;
    private JobStore jobs;
    private StagingFolder staging;
    private StagingKeeper keeper;
    private final List<Candidate> kept = new ArrayList<>();

    @BeforeEach
    void open() {
        folder = home.resolve("canvas");
        database = Database.open(home.resolve("library.db"));
        jobs = new JobStore(database);
        staging = new StagingFolder(folder, jobs);
        keeper = new StagingKeeper(staging, kept::add);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsThePatchItsPlaceAndWhatMadeIt() {
        Job job = ask(Requests.inpaint("a boat", 2));
        make(job);

        assertThat(staging.of("boat")).isEqualTo(kept).hasSize(2);
        assertThat(staging.of("other")).isEmpty();
        Candidate second = kept.getLast();
        assertThat(second.area()).isEqualTo(new Box(232, 132, 32, 32));
        assertThat(second.job()).isEqualTo(job.id());
        assertThat(second.index()).isEqualTo(1);
        assertThat(second.seed()).isEqualTo(101);
        GenerationResult result = results(job).getLast();
        assertThat(second.request()).isEqualTo(result.ownRequest());
        Raster patch = second.patch();
        assertThat(patch.rgba()).isEqualTo(result.patch().image().rgba());
        assertThat(patch.isOpaque()).isFalse();
        assertThat(PictureFile.read(second.file())).isPresent();
        assertThat(PictureFile.readForeign(second.file()).orElseThrow().prompt())
                .isEqualTo("a boat");
    }

    @Test
    void anExtensionBeginsBeforeThePictureThatItExtends() {
        make(
                ask(
                        new GenerationRequest.Outpaint(
                                Requests.settings("a boat", 1),
                                "picture.png",
                                30,
                                0,
                                10,
                                0,
                                1,
                                InpaintOptions.AUTO)));

        assertThat(kept.getLast().area()).isEqualTo(new Box(202, 122, 32, 32));
    }

    @Test
    void aPictureOfItsOwnLiesWhereItWasAskedFor() {
        make(ask(Requests.of("a boat")));

        assertThat(kept.getLast().area()).isEqualTo(ORIGIN.region());
    }

    @Test
    void keepingAgainChangesNothing() {
        Job job = ask(Requests.inpaint("a boat", 2));
        make(job);
        make(job);

        assertThat(staging.of("boat")).hasSize(2);
        assertThat(keeper.kept(job)).isEqualTo(2);
    }

    @Test
    void discardedPicturesAreNotOwedAnyMore() {
        Job job = ask(Requests.inpaint("a boat", 3));
        Job other = ask(Requests.inpaint("a bird", 3));
        results(job).subList(0, 2).forEach(result -> keeper.keep(job, result));
        assertThat(keeper.kept(job)).isEqualTo(2);

        staging.remove(kept.getFirst());
        assertThat(keeper.kept(job)).isEqualTo(2);
        staging.remove(kept.getLast());
        staging.remove(kept.getLast());

        assertThat(staging.of("boat")).isEmpty();
        assertThat(keeper.kept(job)).isEqualTo(2);
        assertThat(keeper.kept(other)).isZero();
        assertThat(new StagingKeeper(new StagingFolder(folder, jobs), kept::add).kept(job))
                .isEqualTo(2);
    }

    @Test
    void aJobOfARebuiltLibraryOwesItsOwnPictures() {
        Job before = ask(Requests.inpaint("a boat", 2));
        make(before);
        Job after =
                new Job(
                        before.id(),
                        Requests.inpaint("a bird", 2),
                        before.state(),
                        before.created().plusSeconds(60),
                        0,
                        "",
                        ORIGIN.text());

        assertThat(keeper.kept(after)).isZero();
        make(after);
        assertThat(staging.of("boat"))
                .extracting(it -> it.request().settings().prompt())
                .containsExactly("a boat", "a boat", "a bird", "a bird");
    }

    @Test
    void whatAKillLeftHalfWrittenNeverAppears() throws IOException {
        make(ask(Requests.inpaint("a boat", 1)));
        Path whole = kept.getFirst().file();
        byte[] bytes = Files.readAllBytes(whole);
        Path part = whole.resolveSibling(".scumble-half.part");
        Files.write(part, Arrays.copyOf(bytes, bytes.length / 2));
        Path torn = whole.resolveSibling("1-1-0.png");
        Files.write(torn, Arrays.copyOf(bytes, 40));

        assertThat(staging.of("boat")).containsExactlyElementsOf(kept);
        assertThat(part).exists();

        Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS);
        Files.setLastModifiedTime(part, FileTime.from(yesterday));
        assertThat(staging.of("boat")).containsExactlyElementsOf(kept);
        assertThat(part).doesNotExist();
    }

    @Test
    void saysWhatToDoIfNothingCanBeWritten() throws IOException {
        Files.createFile(folder);
        Job job = ask(Requests.inpaint("a boat", 1));

        assertThatThrownBy(() -> make(job))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("could not be saved");
    }

    @Test
    void eachPictureGoesWhereItWasAskedFor() {
        List<Job> hung = new ArrayList<>();
        PictureKeeper gallery =
                new PictureKeeper() {
                    @Override
                    public int kept(Job job) {
                        return 7;
                    }

                    @Override
                    public void keep(Job job, GenerationResult result) {
                        hung.add(job);
                    }
                };
        RoutingKeeper keepers = new RoutingKeeper(gallery, keeper);
        Job plain = jobs.add(Requests.of("a hill"));
        Job asked = ask(Requests.inpaint("a boat", 1));
        keepers.keep(plain, results(plain).getFirst());
        keepers.keep(asked, results(asked).getFirst());

        assertThat(hung).containsExactly(plain);
        assertThat(kept).extracting(Candidate::job).containsExactly(asked.id());
        assertThat(keepers.kept(plain)).isEqualTo(7);
        assertThat(keepers.kept(asked)).isEqualTo(1);
    }

    @Test
    void anotherVersionsOriginIsRefusedBeforePainting() {
        assertThat(Origin.parse(ORIGIN.text())).contains(ORIGIN);
        Job job = jobs.add(Requests.inpaint("a boat", 1), "somewhere");

        assertThatThrownBy(() -> keeper.kept(job))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("again");
    }

    private Job ask(GenerationRequest request) {
        return jobs.add(request, ORIGIN.text());
    }

    private void make(Job job) {
        results(job).forEach(result -> keeper.keep(job, result));
    }

    private static List<GenerationResult> results(Job job) {
        return GradientMaker.fast().generate(job.request(), Progress.NONE, new Cancellation());
    }
}
