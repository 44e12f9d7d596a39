package org.scumble.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.GradientMaker;
import org.scumble.app.Requests;
import org.scumble.app.store.Database;
import org.scumble.engine.EngineException;
import org.scumble.engine.GenerationResult;
import org.scumble.engine.Progress;

@Timeout(30)
class JobWorkerTest {
    @TempDir Path folder;
    private Database database;
    private JobStore store;

    private final List<Long> seeds = new CopyOnWriteArrayList<>();
    private final BlockingQueue<JobProgress> progress = new LinkedBlockingQueue<>();
    private final BlockingQueue<Job> ended = new LinkedBlockingQueue<>();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("library.db"));
        store = new JobStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void runsTheQueueInOrder() throws InterruptedException {
        Job first = store.add(Requests.of("a", 2));
        try (JobWorker worker = worker(GradientMaker.fast())) {
            worker.start();
            assertThat(ended.take().id()).isEqualTo(first.id());
            Job second = store.add(Requests.of("b"));
            worker.wake();
            assertThat(ended.take().id()).isEqualTo(second.id());
        }
        assertThat(seeds).containsExactly(100L, 101L, 100L);
        assertThat(store.find(first.id())).map(Job::state).contains(JobState.DONE);
    }

    @Test
    void tellsHowFarItIs() throws InterruptedException {
        store.add(Requests.of("a", 2));
        try (JobWorker worker = worker(GradientMaker.fast())) {
            worker.start();
            ended.take();
        }
        assertThat(progress)
                .extracting(JobProgress::text)
                .startsWith("Opening the model", "Picture 1 of 2 · Step 1 of 4")
                .contains("Picture 2 of 2 · Finishing");
        assertThat(progress).extracting(JobProgress::fraction).contains(0.125, 0.5, 1.0);
    }

    @Test
    void keepsThePreviewUntilThePictureIsThere() throws InterruptedException {
        store.add(Requests.of("a"));
        try (JobWorker worker = worker(GradientMaker.fast())) {
            worker.start();
            ended.take();
        }
        assertThat(progress)
                .filteredOn(now -> now.fraction() > 0)
                .hasSize(5)
                .allMatch(now -> now.preview() != null);
    }

    @Test
    void passesOnWhatTheEngineHasToSay() throws InterruptedException {
        store.add(Requests.of("a"));
        PictureMaker maker =
                (request, heard, cancellation) -> {
                    heard.on(new Progress.Notice("The LoRA 'x' is not applied."));
                    return GradientMaker.fast().generate(request, heard, cancellation);
                };
        try (JobWorker worker = worker(maker)) {
            worker.start();
            assertThat(ended.take().state()).isEqualTo(JobState.DONE);
        }
        assertThat(told).containsExactly("The LoRA 'x' is not applied.");
    }

    @Test
    void cancelsWhatIsRunning() throws InterruptedException {
        Job job = store.add(Requests.of("a"));
        try (JobWorker worker = worker(GradientMaker.held())) {
            worker.start();
            progress.take();
            worker.cancel(job.id());
            assertThat(ended.take().state()).isEqualTo(JobState.CANCELLED);
        }
        assertThat(seeds).isEmpty();
    }

    @Test
    void cancelsWhatIsQueued() throws InterruptedException {
        store.add(Requests.of("a"));
        Job waiting = store.add(Requests.of("b"));
        GradientMaker maker = GradientMaker.held();
        try (JobWorker worker = worker(maker)) {
            worker.start();
            progress.take();
            worker.cancel(waiting.id());
            maker.allowAll();
            ended.take();
        }
        assertThat(store.find(waiting.id())).map(Job::state).contains(JobState.CANCELLED);
        assertThat(seeds).hasSize(1);
    }

    @Test
    void goesOnAfterAFailure() throws InterruptedException {
        store.add(Requests.of("bad"));
        store.add(Requests.of("good"));
        PictureMaker maker =
                (request, heard, cancellation) -> {
                    if (request.settings().prompt().equals("bad")) {
                        throw new EngineException(
                                EngineException.Reason.OUT_OF_MEMORY, "Choose a smaller size.");
                    }
                    return GradientMaker.fast().generate(request, heard, cancellation);
                };
        try (JobWorker worker = worker(maker)) {
            worker.start();
            Job failed = ended.take();
            assertThat(failed.state()).isEqualTo(JobState.FAILED);
            assertThat(failed.message()).isEqualTo("Choose a smaller size.");
            assertThat(ended.take().state()).isEqualTo(JobState.DONE);
        }
    }

    @Test
    void anEndThatCannotBeWrittenIsToldAndWrittenLater() throws InterruptedException {
        Job first = store.add(Requests.of("a"));
        full(true);
        try (JobWorker worker = worker(GradientMaker.fast())) {
            worker.start();
            assertThat(ended.take().state()).isEqualTo(JobState.DONE);
            assertThat(store.find(first.id())).map(Job::state).contains(JobState.RUNNING);

            full(false);
            Job second = store.add(Requests.of("b"));
            worker.wake();
            assertThat(ended.take().id()).isEqualTo(second.id());
        }
        assertThat(store.find(first.id())).map(Job::state).contains(JobState.DONE);
    }

    /// Makes the library refuse to end jobs, as if the disk were full.
    private void full(boolean now) {
        database.write(
                session ->
                        session.update(
                                now
                                        ? "CREATE TRIGGER full BEFORE UPDATE ON job WHEN NEW.state ="
                                                + " 'DONE' BEGIN SELECT RAISE(ABORT, 'full'); END"
                                        : "DROP TRIGGER full"));
    }

    @Test
    void closingPutsTheRunningJobBackAndTheNextStartMakesOnlyTheRest() throws InterruptedException {
        Job job = store.add(Requests.of("a", 3));
        GradientMaker slow = GradientMaker.held();
        try (JobWorker worker = worker(slow)) {
            worker.start();
            slow.allow(5);
            JobProgress now = progress.take();
            while (!now.text().equals("Picture 2 of 3 · Step 1 of 4")) {
                now = progress.take();
            }
        }
        assertThat(store.find(job.id())).map(Job::state).contains(JobState.QUEUED);
        assertThat(seeds).containsExactly(100L);

        try (JobWorker worker = worker(GradientMaker.fast())) {
            worker.start();
            assertThat(ended.take().state()).isEqualTo(JobState.DONE);
        }
        assertThat(seeds).containsExactly(100L, 101L, 102L);
    }

    private JobWorker worker(PictureMaker maker) {
        return new JobWorker(
                store,
                maker,
                new PictureKeeper() {
                    @Override
                    public int kept(Job job) {
                        return job.request().settings().prompt().equals("b") ? 0 : seeds.size();
                    }

                    @Override
                    public void keep(Job job, GenerationResult result) {
                        seeds.add(result.seed());
                    }
                },
                new JobListener() {
                    @Override
                    public void queueChanged() {}

                    @Override
                    public void progressed(JobProgress now) {
                        progress.add(now);
                    }

                    @Override
                    public void told(String text) {
                        told.add(text);
                    }

                    @Override
                    public void ended(Job job) {
                        ended.add(job);
                    }
                });
    }
}
