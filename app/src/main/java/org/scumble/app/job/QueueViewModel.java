package org.scumble.app.job;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
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
    /// @param onError hears when the queue could not be read or changed
    public QueueViewModel(
            JobStore store,
            PictureMaker maker,
            PictureKeeper keeper,
            Tasks tasks,
            Consumer<Job> onEnded,
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
                    List<Job> suspects = store.recover();
                    refresh();
                    worker.start();
                    return suspects;
                },
                suspects -> suspects.forEach(onEnded),
                onError);
    }

    /// Ends the work; what is running goes on at the next start.
    public void close() {
        worker.close();
    }

    public void add(GenerationRequest request) {
        change(() -> store.add(request));
    }

    public void cancel(Job job) {
        change(() -> worker.cancel(job.id()));
    }

    /// Cancels what is running now; queued jobs stay.
    public void cancelRunning() {
        jobs.stream().filter(job -> job.state() == JobState.RUNNING).forEach(this::cancel);
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

    /// Reads and offers under one lock, so that an older list never follows a newer one.
    private synchronized void refresh() {
        latestJobs.offer(store.open());
    }

    private void show(List<Job> now) {
        jobs.setAll(now);
        if (now.stream().noneMatch(job -> job.state() == JobState.RUNNING)) {
            progress.set(null);
            fraction.set(0);
        }
    }

    private void show(JobProgress now) {
        progress.set(now);
        fraction.set(now.fraction());
    }
}
