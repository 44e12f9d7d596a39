package org.scumble.engine.pipeline;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.Cancellation;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.Progress;
import org.scumble.engine.image.Raster;
import org.scumble.engine.sampling.Generator;
import org.scumble.engine.stage.DiffusionModel;

/// One request under way: its prompts, how far it is, and how to stop it.
final class Session {
    private final DiffusionModel model;
    private final GenerationSettings settings;
    private final Prompts prompts;
    private final int stepsPerPicture;
    private final Progress progress;
    private final Cancellation cancellation;
    private final Pace pace;

    private int picture = -1;
    private int stepsDone;
    private double workDone;

    /// @param passes of every picture, in order
    Session(
            DiffusionModel model,
            GenerationSettings settings,
            Prompts prompts,
            Iterable<Trajectory> passes,
            Progress progress,
            Cancellation cancellation) {
        this.model = model;
        this.settings = settings;
        this.prompts = prompts;
        this.progress = progress;
        this.cancellation = cancellation;
        int steps = 0;
        double work = 0;
        for (Trajectory pass : passes) {
            steps += pass.steps();
            work += pass.steps() * work(pass);
        }
        this.stepsPerPicture = steps;
        this.pace = new Pace(work * settings.count());
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /// Goes on to the next picture, at first to the first one.
    void next() {
        picture++;
        stepsDone = 0;
    }

    /// Runs all steps of a pass over the present picture; the arguments are those of
    /// [Trajectory#sample].
    float[] sample(
            Trajectory pass,
            float[] start,
            float[] beside,
            @Nullable Kept kept,
            Generator generator) {
        return pass.sample(
                start,
                beside,
                prompts,
                stepsDone,
                kept,
                settings.seed() + picture,
                generator,
                cancellation,
                (done, total, latents, denoised) -> {
                    stepsDone++;
                    workDone += work(pass);
                    report(() -> model.preview().of(denoised, pass.size(), cancellation));
                });
    }

    /// The finished latents of a pass as pixels.
    Raster decode(Trajectory pass, float[] latents) {
        cancellation.check();
        if (stepsDone == stepsPerPicture) {
            progress.on(new Progress.Decoding(picture, settings.count()));
        }
        float[] pixels = model.codec().decode(latents, pass.size(), cancellation);
        return Raster.fromPlanes(pixels, pass.picture().width(), pass.picture().height());
    }

    private void report(Supplier<Raster> preview) {
        progress.on(
                new Progress.Step(
                        picture,
                        settings.count(),
                        stepsDone,
                        stepsPerPicture,
                        pace.left(workDone),
                        preview));
    }

    /// What a step takes, about: it grows with the latents.
    private static double work(Trajectory pass) {
        return pass.size().elements();
    }
}
