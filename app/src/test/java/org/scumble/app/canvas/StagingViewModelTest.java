package org.scumble.app.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.PatchMaker;
import org.scumble.app.Requests;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.paint.Transforms;
import org.scumble.app.canvas.staging.Candidate;
import org.scumble.app.canvas.staging.StagingFolder;
import org.scumble.app.canvas.staging.StagingKeeper;
import org.scumble.app.job.Job;
import org.scumble.app.job.JobState;
import org.scumble.app.job.JobStore;
import org.scumble.app.job.PictureKeeper;
import org.scumble.app.job.QueueViewModel;
import org.scumble.app.notice.Notices;
import org.scumble.app.store.Database;
import org.scumble.app.task.Tasks;
import org.scumble.engine.EngineException;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationResult;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Raster;
import org.scumble.engine.pipeline.PictureLimits;

class StagingViewModelTest {
    private static final PictureLimits LIMITS = new PictureLimits(8, 64, 96);
    private static final Box MARKED = new Box(20, 30, 40, 16);

    @TempDir Path home;
    private final List<GenerationResult> gallery = new ArrayList<>();
    private final List<GenerationRequest> asked = new ArrayList<>();
    private final Notices notices = new Notices();
    private final Tasks tasks = Tasks.synchronous();
    private final FakeCanvas canvas =
            new FakeCanvas(VerbRequestsTest.selected(VerbRequestsTest.painted(128, 96), MARKED));
    private Database database;
    private JobStore jobs;
    private QueueViewModel queue;
    private StagingFolder folder;
    private StagingViewModel staging;

    @BeforeEach
    void open() {
        database = Database.open(home.resolve("library.db"));
        jobs = new JobStore(database);
        folder = new StagingFolder(home, jobs);
        queue =
                new QueueViewModel(
                        jobs,
                        PatchMaker.fast(),
                        toGallery(),
                        tasks,
                        job -> {},
                        text -> {},
                        e -> {});
        staging = staging();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private StagingViewModel staging() {
        return new StagingViewModel(
                canvas,
                new StagingJobs(
                        canvas,
                        queue,
                        path -> {
                            throw new EngineException(
                                    EngineException.Reason.NOT_FOUND, "There is no model.");
                        },
                        tasks),
                shelf(),
                (request, origin) -> {
                    asked.add(request);
                    queue.add(request, origin.text());
                },
                () -> 77,
                tasks,
                notices);
    }

    private StagingShelf shelf() {
        return new StagingShelf(folder, new VerbFiles(home), toGallery());
    }

    private PictureKeeper toGallery() {
        return new PictureKeeper() {
            @Override
            public int kept(Job job) {
                return 0;
            }

            @Override
            public void keep(Job job, GenerationResult result) {
                gallery.add(result);
            }
        };
    }

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

    private long seed() {
        return Objects.requireNonNull(staging.selectedProperty().get()).candidate().seed();
    }

    private VerbRequest paint(Verb verb, int count) {
        return paint(VerbTask.of(canvas.present(), verb, LIMITS).orElseThrow(), count, false);
    }

    private VerbRequest paint(VerbTask task, int count, boolean live) {
        VerbRequest made = ask(task, count, live);
        keep(made, count).forEach(staging::kept);
        return made;
    }

    private VerbRequest ask(Verb verb, int count) {
        return ask(VerbTask.of(canvas.present(), verb, LIMITS).orElseThrow(), count, false);
    }

    private VerbRequest ask(VerbTask task, int count, boolean live) {
        return new VerbRequests(new VerbFiles(home))
                .prepare(
                        FakeCanvas.ID,
                        canvas.present(),
                        task,
                        Requests.settings("a boat", count),
                        live);
    }

    /// As the queue does it, without the queue.
    private List<Candidate> keep(VerbRequest made, int count) {
        Job job = jobs.add(made.request(), made.origin().text());
        List<Candidate> kept = new ArrayList<>();
        StagingKeeper keeper = new StagingKeeper(folder, kept::add);
        PatchMaker maker = PatchMaker.fast();
        for (int i = 0; i < count; i++) {
            keeper.keep(job, maker.result(made.request(), i, 100 + i));
        }
        jobs.finish(job.id(), JobState.DONE, "");
        return kept;
    }
}
