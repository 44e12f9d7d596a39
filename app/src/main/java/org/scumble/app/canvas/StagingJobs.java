package org.scumble.app.canvas;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.staging.Origin;
import org.scumble.app.job.Job;
import org.scumble.app.job.JobProgress;
import org.scumble.app.job.JobState;
import org.scumble.app.job.QueueViewModel;
import org.scumble.app.models.ModelInspector;
import org.scumble.app.task.Latest;
import org.scumble.app.task.Tasks;
import org.scumble.engine.EngineException;
import org.scumble.engine.image.Raster;

/// The part of the queue that paints for the open document: how far it is, and what it looks like
/// so far.
final class StagingJobs {
    private final OpenCanvas canvas;
    private final QueueViewModel queue;
    private final ModelInspector models;
    private final ReadOnlyObjectWrapper<@Nullable JobProgress> progress =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Placed> preview = new ReadOnlyObjectWrapper<>();
    private final Latest<Sketch> sketches;

    /// Of the job whose preview was shown last. Used in the background alone.
    private @Nullable StagedPreview place;

    private record Sketch(Job job, Origin origin, Raster raster, double done) {}

    private record Located(Job job, Placed placed) {}

    StagingJobs(OpenCanvas canvas, QueueViewModel queue, ModelInspector models, Tasks tasks) {
        this.canvas = canvas;
        this.queue = queue;
        this.models = models;
        sketches =
                Latest.answering(
                        tasks,
                        sketch -> place(sketch).map(placed -> new Located(sketch.job, placed)),
                        located -> located.ifPresent(it -> show(it.job, it.placed)),
                        e -> preview.set(null)); // the job itself will say what is wrong
        queue.jobs().addListener((ListChangeListener<Job>) change -> count());
        queue.progressProperty().addListener((property, before, now) -> follow(now));
        canvas.idProperty().addListener((property, before, now) -> count());
    }

    /// Of the job that runs for the open document; null if none does.
    ReadOnlyObjectProperty<@Nullable JobProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// How many jobs wait for the open document.
    ReadOnlyIntegerProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /// What is being painted for the open document, where it would be on the canvas as it was
    /// begun; null until there is something.
    ReadOnlyObjectProperty<@Nullable Placed> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /// All that is in the queue, for whatever document.
    ObservableList<Job> all() {
        return queue.jobs();
    }

    /// The open document's jobs that still have work before them.
    List<Job> pending() {
        return queue.jobs().stream().filter(job -> job.state().isPending() && isOurs(job)).toList();
    }

    boolean isOurs(Job job) {
        return origin(job)
                .filter(it -> it.document().equals(canvas.idProperty().get()))
                .isPresent();
    }

    void cancel(Job job) {
        queue.cancel(job);
    }

    private static Optional<Origin> origin(Job job) {
        String text = job.origin();
        return text == null ? Optional.empty() : Origin.parse(text);
    }

    private Optional<Job> running() {
        return pending().stream().filter(job -> job.state() == JobState.RUNNING).findFirst();
    }

    private void count() {
        waiting.set((int) pending().stream().filter(job -> job.state() == JobState.QUEUED).count());
        if (running().isEmpty()) {
            progress.set(null);
            preview.set(null);
        }
    }

    private void follow(@Nullable JobProgress now) {
        Optional<Job> ours = running().filter(job -> now != null && job.id() == now.job());
        if (now == null || ours.isEmpty()) {
            progress.set(null);
            preview.set(null);
            return;
        }
        JobProgress before = progress.get();
        if (before == null || before.job() != now.job()) {
            preview.set(null);
        }
        progress.set(now);
        Raster raster = now.preview();
        Job job = ours.get();
        if (raster != null && now.fraction() >= 0) {
            double pictures = now.fraction() * job.request().settings().count();
            origin(job)
                    .ifPresent(
                            it ->
                                    sketches.offer(
                                            new Sketch(
                                                    job,
                                                    it,
                                                    raster,
                                                    pictures - Math.floor(pictures))));
        }
    }

    private Optional<Placed> place(Sketch sketch) {
        Job job = sketch.job;
        StagedPreview known = place;
        if (known == null || known.job() != job.id()) {
            try {
                known =
                        RequestPlan.of(
                                        job.request(),
                                        models.inspect(Path.of(job.request().settings().model()))
                                                .limits())
                                .map(
                                        plan ->
                                                StagedPreview.of(
                                                        job.id(),
                                                        job.request(),
                                                        plan,
                                                        sketch.origin.region()))
                                .orElse(null);
            } catch (EngineException e) {
                return Optional.empty(); // the job itself will say what is wrong
            }
            place = known;
        }
        return Optional.ofNullable(known).map(it -> it.place(sketch.raster, sketch.done));
    }

    private void show(Job job, Placed placed) {
        JobProgress now = progress.get();
        if (now != null && now.job() == job.id() && now.preview() != null) {
            preview.set(placed);
        }
    }
}
