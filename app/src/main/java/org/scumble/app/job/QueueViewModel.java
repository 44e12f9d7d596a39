package org.scumble.app.job;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.scumble.app.store.StoreException;
import org.scumble.app.task.Latest;
import org.scumble.app.task.Tasks;
import org.scumble.engine.GenerationRequest;

/// The queue as the window shows it, and what the artist can do to it. Everything here happens on
/// the interface's thread; the store is used in the background.
public final class QueueViewModel {
    private final ObservableList<Job> jobs = FXCollections.observableArrayList();
    private final ObservableList<Job> jobsView = FXCollections.unmodifiableObservableList(jobs);
    private final ReadOnlyObjectWrapper<@Nullable JobProgress> progress =
            new ReadOnlyObjectWrapper<>();

    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper();

    private final JobStore store;
    private final JobWorker worker;
    private final Tasks tasks;
    private final Consumer<Job> onEnded;
    private final Consumer<? super Exception> onError;
    private final Latest<List<Job>> latestJobs;

    /// @param onEnded hears of each job that came to its end, or is found suspect at the start
    /// @param onTold hears what a running job has to say
    /// @param onError hears when the queue could not be read or changed
    public QueueViewModel(
            JobStore store,
            PictureMaker maker,
            PictureKeeper keeper,
            Tasks tasks,
            Consumer<Job> onEnded,
            Consumer<String> onTold,
            Consumer<? super Exception> onError) {
        this.store = store;
        this.tasks = tasks;
        this.onEnded = onEnded;
        this.onError = onError;
        this.latestJobs = new Latest<>(tasks.ui(), this::show);
        Latest<JobProgress> latestProgress = new Latest<>(tasks.ui(), this::show);
        this.worker =
                new JobWorker(
                        store,
                        maker,
                        keeper,
                        new JobListener() {
                            @Override
                            public void queueChanged() {
                                refresh();
                            }

                            @Override
                            public void progressed(JobProgress now) {
                                latestProgress.offer(now);
                            }

                            @Override
                            public void told(String text) {
                                tasks.ui().execute(() -> onTold.accept(text));
                            }

                            @Override
                            public void ended(Job job) {
                                tasks.ui().execute(() -> onEnded.accept(job));
                            }
                        });
    }

    /// The running job, the queued ones in order, and those that failed.
    public ObservableList<Job> jobs() {
        return jobsView;
    }

    /// The running job's progress; null when none runs.
    public ReadOnlyObjectProperty<@Nullable JobProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// How much of the running job is done, 0–1; negative while that cannot be told.
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /// Takes up what an earlier run of the program left behind, and begins to work.
    public void start() {
        tasks.compute(
                () -> {
                    JobStore.Recovery recovery = store.recover();
                    refresh();
                    worker.start();
                    return recovery;
                },
                this::recovered,
                onError);
    }

    private void recovered(JobStore.Recovery recovery) {
        recovery.suspects().forEach(onEnded);
        if (recovery.unreadable() > 0) {
            onError.accept(
                    new StoreException(
                            "%d queued requests are another version's and cannot be read. They are set aside; the others go on."
                                    .formatted(recovery.unreadable())));
        }
    }

    /// Ends the work; what is running goes on at the next start.
    public void close() {
        worker.close();
    }

    /// Queues a request of the studio's page.
    public void add(GenerationRequest request) {
        add(request, null);
    }

    /// Queues a request.
    ///
    /// @param origin who asks, as [Job#origin]
    public void add(GenerationRequest request, @Nullable String origin) {
        change(() -> store.add(request, origin));
    }

    /// Cancels a job; the step that is running may take a moment to stop.
    public void cancel(Job job) {
        JobProgress shown = progress.get();
        if (shown != null && shown.job() == job.id()) {
            show(JobProgress.told(job, "Cancelling…", shown.preview()));
        }
        change(() -> worker.cancel(job.id()));
    }

    /// Cancels what is running now; queued jobs stay.
    ///
    /// @param which of the jobs; those that it is not true of go on
    public void cancelRunning(Predicate<Job> which) {
        jobs.stream()
                .filter(job -> job.state() == JobState.RUNNING)
                .filter(which)
                .forEach(this::cancel);
    }

    public void retry(Job job) {
        change(() -> store.retry(job.id()));
    }

    public void remove(Job job) {
        change(() -> store.remove(job.id()));
    }

    public void moveUp(Job job) {
        change(() -> store.moveUp(job.id()));
    }

    public void moveDown(Job job) {
        change(() -> store.moveDown(job.id()));
    }

    private void change(Runnable change) {
        tasks.run(
                () -> {
                    change.run();
                    worker.wake();
                    refresh();
                },
                () -> {},
                onError);
    }

    /// Reads and offers under one lock, so that an older list never follows a newer one. The worker
    /// goes on when the list cannot be read.
    private synchronized void refresh() {
        try {
            latestJobs.offer(store.open());
        } catch (StoreException e) {
            tasks.ui().execute(() -> onError.accept(e));
        }
    }

    private void show(List<Job> now) {
        jobs.setAll(now);
        if (now.stream().noneMatch(job -> job.state() == JobState.RUNNING)) {
            progress.set(null);
            fraction.set(0);
        }
    }

    /// A job's last word may come after the list that no longer holds it.
    private void show(JobProgress now) {
        if (jobs.stream().anyMatch(it -> it.id() == now.job() && it.state() == JobState.RUNNING)) {
            progress.set(now);
            fraction.set(now.fraction());
        }
    }
}
