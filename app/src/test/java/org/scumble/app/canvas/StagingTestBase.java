package org.scumble.app.canvas;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.PatchMaker;
import org.scumble.app.Requests;
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
import org.scumble.engine.pipeline.PictureLimits;

/// A document with something selected, and what the queue paints for it.
abstract class StagingTestBase {
    static final PictureLimits LIMITS = new PictureLimits(8, 64, 96);
    static final Box MARKED = new Box(20, 30, 40, 16);

    @TempDir Path home;
    final List<GenerationResult> gallery = new ArrayList<>();
    final List<GenerationRequest> asked = new ArrayList<>();
    final Notices notices = new Notices();
    final Tasks tasks = Tasks.synchronous();
    final FakeCanvas canvas =
            new FakeCanvas(VerbRequestsTest.selected(VerbRequestsTest.painted(128, 96), MARKED));
    Database database;
    JobStore jobs;
    QueueViewModel queue;
    StagingFolder folder;
    StagingViewModel staging;

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

    StagingViewModel staging() {
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

    StagingShelf shelf() {
        return new StagingShelf(folder, new VerbFiles(home), toGallery());
    }

    PictureKeeper toGallery() {
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

    long seed() {
        return Objects.requireNonNull(staging.selectedProperty().get()).candidate().seed();
    }

    VerbRequest paint(Verb verb, int count) {
        return paint(VerbTask.of(canvas.present(), verb, LIMITS).orElseThrow(), count, false);
    }

    VerbRequest paint(VerbTask task, int count, boolean live) {
        VerbRequest made = ask(task, count, live);
        keep(made, count).forEach(staging::kept);
        return made;
    }

    VerbRequest ask(Verb verb, int count) {
        return ask(VerbTask.of(canvas.present(), verb, LIMITS).orElseThrow(), count, false);
    }

    VerbRequest ask(VerbTask task, int count, boolean live) {
        return new VerbRequests(new VerbFiles(home))
                .prepare(
                        FakeCanvas.ID,
                        canvas.present(),
                        task,
                        Requests.settings("a boat", count),
                        live);
    }

    /// As the queue does it, without the queue.
    List<Candidate> keep(VerbRequest made, int count) {
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
