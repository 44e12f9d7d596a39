package org.scumble.app.job;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.scumble.app.store.StoreException;
import org.scumble.engine.Cancellation;
import org.scumble.engine.EngineException;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.Progress;
import org.scumble.engine.image.Raster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the queue on one thread, one job at a time. A picture is kept before anybody hears of it;
/// a job that was interrupted makes only the pictures it still owes.
public final class JobWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);

    /// How often to look for jobs that another instance of the program queued.
    private static final Duration POLL = Duration.ofSeconds(10);

    private static final Duration CLOSING = Duration.ofSeconds(20);

    private final JobStore store;
    private final PictureMaker maker;
    private final PictureKeeper keeper;
    private final JobListener listener;
    private final Semaphore news = new Semaphore(0);
    private final Thread thread = new Thread(this::work, "jobs");

    /// Endings that the library could not take, because the disk was full, say.
    private final Deque<Ending> unwritten = new ArrayDeque<>();

    private volatile @Nullable Run current;
    private volatile boolean closing;

    public JobWorker(
            JobStore store, PictureMaker maker, PictureKeeper keeper, JobListener listener) {
        this.store = store;
        this.maker = maker;
        this.keeper = keeper;
        this.listener = listener;
        thread.setDaemon(true);
    }

    /// Begins with the jobs that are there.
    public void start() {
        thread.start();
    }

    /// Says that there may be a job to run.
    public void wake() {
        news.release();
    }

    /// Cancels a job, running or not.
    public synchronized void cancel(long job) {
        if (!store.cancelQueued(job)) {
            Run run = current;
            if (run != null && run.job.id() == job) {
                run.cancellation.cancel();
            }
        }
        listener.queueChanged();
    }

    /// Stops within the step that is running; its job waits in the queue for the next start.
    @Override
    public void close() {
        synchronized (this) {
            closing = true;
            if (current != null) {
                current.cancellation.cancel();
            }
        }
        wake();
        try {
            thread.join(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Run left = current;
        if (left != null) { // opening a large model; an ordinary end must not count as a crash
            store.release(left.job.id());
        }
    }

    private void work() {
        while (!closing) {
            try {
                writeEndings();
                Optional<Run> run = claim();
                if (run.isPresent()) {
                    run(run.get());
                } else if (news.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            } catch (StoreException e) {
                LOG.error("The queue cannot be read", e);
                pause();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /// One with [#cancel], which must find a job either in the queue or here.
    private synchronized Optional<Run> claim() {
        if (closing) {
            return Optional.empty();
        }
        Optional<Run> run = store.claim().map(Run::new);
        current = run.orElse(null);
        return run;
    }

    private void run(Run run) {
        Job job = run.job;
        try {
            listener.queueChanged();
            generate(run);
            end(job, JobState.DONE, "");
        } catch (EngineException e) {
            if (e.reason() != EngineException.Reason.CANCELLED) {
                end(job, JobState.FAILED, String.valueOf(e.getMessage()));
            } else if (closing) {
                store.release(job.id());
            } else {
                end(job, JobState.CANCELLED, "");
            }
        } catch (StoreException e) {
            end(job, JobState.FAILED, String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            LOG.error("Job {} failed", job.id(), e);
            end(job, JobState.FAILED, unexpected(e));
        } finally {
            current = null;
            listener.queueChanged();
        }
    }

    private void generate(Run run) {
        Job job = run.job;
        int kept = keeper.kept(job);
        if (kept >= job.request().settings().count()) {
            return;
        }
        Progress progress =
                event -> {
                    if (event instanceof Progress.Notice notice) {
                        listener.told(notice.text());
                    }
                    if (event instanceof Progress.Finished finished) {
                        keeper.keep(job, finished.result());
                    }
                    listener.progressed(run.progressed(event));
                };
        maker.generate(rest(job.request(), kept), progress, run.cancellation);
    }

    private void end(Job job, JobState state, String message) {
        unwritten.add(new Ending(job.id(), state, message));
        try {
            writeEndings();
        } catch (StoreException e) {
            LOG.error("The end of job {} is yet to be written", job.id(), e);
        }
        listener.ended(job.ended(state, message));
    }

    private void writeEndings() {
        for (Ending next = unwritten.peek(); next != null; next = unwritten.peek()) {
            store.finish(next.job(), next.state(), next.message());
            unwritten.remove();
        }
    }

    /// What remains of a request of which `kept` pictures exist. Picture *i* has the seed `seed +
    /// i`, so the rest is the same request with a later seed.
    static GenerationRequest rest(GenerationRequest request, int kept) {
        GenerationSettings all = request.settings();
        return request.withSettings(all.withSeed(all.seed() + kept, all.count() - kept));
    }

    private static String unexpected(Throwable e) {
        if (e instanceof OutOfMemoryError) {
            return "There was not enough memory for this picture. Choose a smaller size, or close"
                    + " other programs.";
        }
        return "Something unexpected went wrong (%s). The log has the details; trying again may help."
                .formatted(e);
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// How a job came to its end.
    private record Ending(long job, JobState state, String message) {}

    /// A job at work.
    private static final class Run {
        private final Job job;
        private final Cancellation cancellation = new Cancellation();
        private @Nullable Raster preview;

        Run(Job job) {
            this.job = job;
        }

        JobProgress progressed(Progress.Event event) {
            JobProgress now = JobProgress.of(job, event, preview);
            preview = now.preview();
            return now;
        }
    }
}
