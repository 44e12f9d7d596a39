package org.scumble.app.canvas;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.generate.FormViewModel;
import org.scumble.app.job.Job;
import org.scumble.app.settings.StepTime;
import org.scumble.app.task.Tasks;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.pipeline.PictureLimits;

/// Painting together: after each stroke the model works over the frame in a few steps. What it
/// painted last is the only candidate of its kind; a new stroke cancels what it is at.
public final class LiveViewModel {
    /// Slower steps than this let one wait too long: six of them take a second and a half.
    private static final Duration FAST = Duration.ofMillis(250);

    private static final int USUAL_STEPS = 6;

    private final OpenCanvas canvas;
    private final VerbViewModel verbs;
    private final StagingJobs jobs;
    private final StagingViewModel staging;
    private final Function<String, Optional<StepTime>> pace;
    private final Tasks tasks;

    private final BooleanProperty on = new SimpleBooleanProperty();
    private final IntegerProperty steps = new SimpleIntegerProperty(USUAL_STEPS);
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");

    /// Whether the picture changed since the model was asked last.
    private boolean due;

    /// @param pace of a model, by its path; asked in the background
    LiveViewModel(
            OpenCanvas canvas,
            VerbViewModel verbs,
            StagingJobs jobs,
            StagingViewModel staging,
            Function<String, Optional<StepTime>> pace,
            Tasks tasks) {
        this.canvas = canvas;
        this.verbs = verbs;
        this.jobs = jobs;
        this.staging = staging;
        this.pace = pace;
        this.tasks = tasks;
        canvas.documentProperty().addListener((property, before, now) -> changed(before, now));
        canvas.strokingProperty().addListener((property, before, now) -> stroking(now));
        jobs.all().addListener((ListChangeListener<Job>) change -> begin());
        on.addListener((property, before, now) -> switched(now));
        FormViewModel form = verbs.form();
        InvalidationListener other = property -> judge();
        form.modelProperty().addListener(other);
        form.guidanceScaleProperty().addListener(other);
        verbs.activeProperty().addListener(other);
        judge();
    }

    public BooleanProperty onProperty() {
        return on;
    }

    /// How many steps the model takes each time.
    public IntegerProperty stepsProperty() {
        return steps;
    }

    /// Why this is not to be had, and what to do; empty if it is.
    public ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    private void switched(boolean now) {
        due = now;
        if (now) {
            begin();
        } else {
            cancel();
        }
    }

    private void stroking(boolean now) {
        if (now) {
            cancel();
        } else {
            begin();
        }
    }

    private void changed(@Nullable Document before, @Nullable Document now) {
        if (before == null || now == null) {
            judge();
            return;
        }
        if (!before.settings().frame().equals(now.settings().frame())) {
            judge();
        }
        if (on.get() && !before.layers().equals(now.layers()) && !staging.made(now)) {
            due = true;
            cancel();
            begin();
        }
    }

    /// What is painted now looks at an older picture.
    private void cancel() {
        jobs.pending().stream()
                .filter(job -> VerbStamp.isLive(job.request()))
                .forEach(staging::dismiss);
    }

    private void begin() {
        Document document = canvas.documentProperty().get();
        PictureLimits limits = verbs.limits();
        boolean free =
                jobs.all().stream().noneMatch(job -> job.state().isPending())
                        && !canvas.strokingProperty().get();
        if (on.get() && due && free && document != null && limits != null) {
            due = false;
            verbs.beginLive(document, quick(verbs.form().request().settings(), document), limits);
        }
    }

    /// As many steps as wanted are really run, of one picture.
    private GenerationSettings quick(GenerationSettings settings, Document document) {
        double strength = Math.max(0.05, Verb.REFINE.strength(document.settings()));
        return settings.withSeed(settings.seed(), 1)
                .withSteps((int) Math.ceil(steps.get() / strength));
    }

    /// Looks anew at whether the model is fast enough.
    void judge() {
        Document document = canvas.documentProperty().get();
        PictureLimits limits = verbs.limits();
        if (document == null || limits == null) {
            refuse("Open a canvas and choose a model first.");
            return;
        }
        GenerationSettings settings = verbs.form().request().settings();
        long pixels = pixels(document, limits);
        tasks.compute(
                () -> pace.apply(settings.model()),
                time ->
                        refuse(
                                time.map(it -> it.step(pixels, VerbPlanner.isGuided(settings)))
                                        .map(LiveViewModel::tooSlow)
                                        .orElse(
                                                "Paint once with this model, so that its pace is"
                                                        + " known.")),
                e -> refuse("The pace of this model could not be read."));
    }

    private static String tooSlow(Duration step) {
        return step.compareTo(FAST) < 0
                ? ""
                : "A step takes about %d ms here, and painting live needs %d. Choose a faster model, a smaller frame or no guidance."
                        .formatted(step.toMillis(), FAST.toMillis());
    }

    private void refuse(String why) {
        refusal.set(why);
        if (!why.isEmpty()) {
            on.set(false);
        }
    }

    /// What a step paints: the frame, or the model's own size if that is smaller or much larger.
    private static long pixels(Document document, PictureLimits limits) {
        long frame = document.settings().frame().intersect(document.box()).area();
        long own = (long) limits.nativeSide() * limits.nativeSide();
        long most = (long) limits.largestSide() * limits.largestSide();
        return frame <= own || frame > most ? own : frame;
    }
}
