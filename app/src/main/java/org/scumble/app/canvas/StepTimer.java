package org.scumble.app.canvas;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.scumble.app.job.PictureMaker;
import org.scumble.app.models.ModelInspector;
import org.scumble.app.settings.StepTime;
import org.scumble.engine.Cancellation;
import org.scumble.engine.EngineException;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationRequest.ImageToImage;
import org.scumble.engine.GenerationRequest.Inpaint;
import org.scumble.engine.GenerationRequest.Outpaint;
import org.scumble.engine.GenerationRequest.TextToImage;
import org.scumble.engine.GenerationResult;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.Progress;
import org.scumble.engine.pipeline.InpaintPlan;

/// Measures on the way how long a model's steps take.
public final class StepTimer implements PictureMaker {
    private final PictureMaker maker;
    private final ModelInspector models;
    private final BiConsumer<String, StepTime> measured;

    /// @param measured hears of a model's path and its pace after each request, on the job's thread
    public StepTimer(
            PictureMaker maker, ModelInspector models, BiConsumer<String, StepTime> measured) {
        this.maker = maker;
        this.models = models;
        this.measured = measured;
    }

    @Override
    public List<GenerationResult> generate(
            GenerationRequest request, Progress progress, Cancellation cancellation) {
        Watch watch = new Watch();
        List<GenerationResult> results =
                maker.generate(
                        request,
                        event -> {
                            progress.on(event);
                            watch.on(event);
                        },
                        cancellation);
        Duration step = watch.step();
        if (step != null) {
            GenerationSettings settings = request.settings();
            pixels(request)
                    .ifPresent(
                            pixels ->
                                    measured.accept(
                                            settings.model(),
                                            StepTime.of(
                                                    step, pixels, VerbPlanner.isGuided(settings))));
        }
        return results;
    }

    /// How many pixels each step painted; nothing if they were not always as many.
    private Optional<Long> pixels(GenerationRequest request) {
        GenerationSettings settings = request.settings();
        try {
            return switch (request) {
                case TextToImage _, ImageToImage _ ->
                        Optional.of((long) settings.width() * settings.height());
                case Inpaint _, Outpaint _ ->
                        RequestPlan.of(request, models.inspect(Path.of(settings.model())).limits())
                                .filter(plan -> !plan.twoPasses())
                                .map(StepTimer::pixels);
            };
        } catch (EngineException e) {
            return Optional.empty(); // the pictures stand, only their size is not known any more
        }
    }

    private static long pixels(InpaintPlan plan) {
        return (long) plan.paintWidth() * plan.paintHeight();
    }

    /// The time between the steps of the last picture; the first step, which may have waited for
    /// the model, does not count.
    private static final class Watch {
        private int picture = -1;
        private long first;
        private long last;
        private int steps;

        void on(Progress.Event event) {
            if (event instanceof Progress.Step step) {
                last = System.nanoTime();
                if (step.picture() != picture) {
                    picture = step.picture();
                    first = last;
                    steps = 0;
                } else {
                    steps++;
                }
            }
        }

        @Nullable Duration step() {
            return steps == 0 ? null : Duration.ofNanos((last - first) / steps);
        }
    }
}
