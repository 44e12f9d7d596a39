package org.scumble.app.canvas;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.scumble.app.canvas.staging.StagingFolder;
import org.scumble.app.generate.FormViewModel;
import org.scumble.app.job.Job;
import org.scumble.app.job.JobState;
import org.scumble.app.job.PictureKeeper;
import org.scumble.app.job.QueueViewModel;
import org.scumble.app.models.ModelInspector;
import org.scumble.app.notice.Notices;
import org.scumble.app.settings.StepTime;
import org.scumble.app.task.Tasks;
import org.scumble.engine.GenerationRequest;

/// All that has the model paint for the canvas, wired: the verbs, the candidates, and painting
/// live.
public final class Painting {
    private final VerbViewModel verbs;
    private final StagingViewModel staging;
    private final LiveViewModel live;
    private final StagingShelf shelf;
    private final Tasks tasks;
    private final Notices notices;

    /// What the canvas needs of the rest of the studio.
    ///
    /// @param root the folder of the working documents
    /// @param gallery keeps pictures in the gallery
    /// @param pace of a model, by its path, as last measured; asked in the background
    public record Studio(
            FormViewModel form,
            QueueViewModel queue,
            Path root,
            StagingFolder candidates,
            PictureKeeper gallery,
            ModelInspector models,
            MemoryEstimator memory,
            Function<String, Optional<StepTime>> pace) {}

    /// @param tasks runs in the background, in order
    public Painting(OpenCanvas canvas, Studio studio, Tasks tasks, Notices notices) {
        this.tasks = tasks;
        this.notices = notices;
        VerbFiles files = new VerbFiles(studio.root());
        VerbViewModel.Asker asker = (request, origin) -> studio.queue().add(request, origin.text());
        shelf = new StagingShelf(studio.candidates(), files, studio.gallery());
        verbs =
                new VerbViewModel(
                        canvas,
                        studio.form(),
                        asker,
                        new VerbRequests(files),
                        new VerbPlanner(studio.memory(), studio.pace()),
                        tasks,
                        notices);
        StagingJobs jobs = new StagingJobs(canvas, studio.queue(), studio.models(), tasks);
        staging =
                new StagingViewModel(
                        canvas, jobs, shelf, asker, studio.form()::freshSeed, tasks, notices);
        live = new LiveViewModel(canvas, verbs, jobs, staging, studio.pace(), tasks);
    }

    public VerbViewModel verbs() {
        return verbs;
    }

    public StagingViewModel staging() {
        return staging;
    }

    public LiveViewModel live() {
        return live;
    }

    /// Deletes what earlier runs left behind and nobody reads any more.
    ///
    /// @param open reads the jobs that may still be run, in the background
    public void start(Supplier<List<Job>> open) {
        tasks.compute(
                () -> {
                    List<GenerationRequest> requests =
                            open.get().stream().map(Job::request).toList();
                    shelf.sweep(requests);
                    return requests.size();
                },
                done -> {},
                e ->
                        notices.showError(
                                "Files that earlier requests left behind are still there", e));
    }

    /// Hears of a job's end.
    ///
    /// @return whether there is nothing to tell the artist about
    public boolean ended(Job job) {
        if (job.state() == JobState.FAILED && VerbStamp.isLive(job.request())) {
            live.onProperty().set(false);
        }
        return staging.ended(job);
    }

    /// A model's pace was measured.
    public void measured() {
        live.judge();
        verbs.look();
    }
}
