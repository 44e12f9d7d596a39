package org.scumble.engine.pipeline;

import org.jspecify.annotations.Nullable;
import org.scumble.engine.Cancellation;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.GenerationSettings.RandomSource;
import org.scumble.engine.sampling.BrownianNoise;
import org.scumble.engine.sampling.GaussianNoise;
import org.scumble.engine.sampling.Generator;
import org.scumble.engine.sampling.MaskedDenoiser;
import org.scumble.engine.sampling.NoiseSchedule;
import org.scumble.engine.sampling.NoiseSource;
import org.scumble.engine.sampling.Noising;
import org.scumble.engine.sampling.Sampler;
import org.scumble.engine.sampling.SamplerChoice;
import org.scumble.engine.sampling.Schedule;
import org.scumble.engine.sampling.Sigmas;
import org.scumble.engine.sampling.StepListener;
import org.scumble.engine.stage.DiffusionModel;
import org.scumble.engine.stage.LatentSize;
import org.scumble.engine.stage.PictureSize;

/// The way from noise to latents of one size: the sampler, the noise levels, the model with its
/// guidance. The same for every picture of a request.
final class Trajectory {
    private final DiffusionModel model;
    private final GenerationSettings settings;
    private final PictureSize picture;
    private final LatentSize size;
    private final SamplerChoice choice;
    private final Sigmas sigmas;

    /// @param strength the share of the noise schedule that is run; 0 is not run at all
    /// @param picture its size in pixels
    /// @throws EngineException of reason BAD_REQUEST for a size off the model's grid, or a sampler
    ///     or schedule that does not exist
    Trajectory(
            DiffusionModel model,
            GenerationSettings settings,
            double strength,
            PictureSize picture) {
        this.model = model;
        this.settings = settings;
        this.picture = picture;
        requireGrid(picture, model.codec().pixelsPerLatent());
        this.size = model.codec().latentSize(picture.width(), picture.height());
        this.choice = SamplerChoice.parse(settings.sampler(), settings.schedule());
        Sigmas whole = choice.sigmas(model.training().schedule(), settings.steps());
        this.sigmas = strength == 0 ? whole : whole.forStrength(strength);
    }

    PictureSize picture() {
        return picture;
    }

    LatentSize size() {
        return size;
    }

    Sigmas sigmas() {
        return sigmas;
    }

    int steps() {
        return sigmas.steps();
    }

    /// The sampler's name for metadata.
    String sampler() {
        return choice.sampler().label();
    }

    /// The schedule that is run, `automatic` resolved.
    String schedule() {
        NoiseSchedule noise = model.training().schedule();
        Schedule schedule =
                choice.schedule().orElseGet(() -> choice.sampler().usualSchedule(noise));
        return schedule.label();
    }

    /// What to start from when nothing is there yet. AUTOMATIC1111, whose seeds [RandomSource#GPU]
    /// stands for, scales it in its own way.
    float[] pureNoise(float[] noise) {
        boolean ofKDiffusion =
                settings.random() == RandomSource.GPU && choice.sampler().isOfKDiffusion();
        return ofKDiffusion
                ? Noising.startOfKDiffusion(noise, sigmas.first())
                : Noising.start(noise, sigmas.first());
    }

    /// What to start from when there are latents to grow out of.
    float[] noised(float[] latents, float[] noise) {
        return Noising.add(latents, noise, sigmas.first());
    }

    /// Runs all steps.
    ///
    /// @param start as [#pureNoise] or [#noised]
    /// @param beside what an inpainting model is shown beside the latents; else empty
    /// @param prompts for every step
    /// @param firstStep as which of the prompts' steps the first one counts
    /// @param kept what is not repainted, or not all the way; null for nothing
    /// @param generator whose next numbers an ancestral sampler takes
    float[] sample(
            float[] start,
            float[] beside,
            Prompts prompts,
            int firstStep,
            @Nullable Kept kept,
            long seed,
            Generator generator,
            Cancellation cancellation,
            StepListener listener) {
        GuidedDenoiser guided =
                new GuidedDenoiser(
                        model.denoiser(),
                        size,
                        picture,
                        beside,
                        prompts.positive(),
                        prompts.negative(),
                        settings.guidanceScale(),
                        settings.guidanceRescale(),
                        cancellation);
        guided.reached(firstStep);
        StepListener counting =
                (done, total, latents, denoised) -> {
                    cancellation.check();
                    guided.reached(firstStep + done);
                    listener.stepped(done, total, latents, denoised);
                };
        Sampler sampler = choice.sampler().sampler();
        NoiseSource noise = noiseSource(seed, generator);
        if (kept == null) {
            return sampler.sample(guided, start, sigmas, noise, counting);
        }
        MaskedDenoiser masked =
                new MaskedDenoiser(guided, sigmas, kept.original(), kept.noise(), kept.mask());
        return masked.finish(sampler.sample(masked, start, sigmas, noise, counting));
    }

    private NoiseSource noiseSource(long seed, Generator generator) {
        return switch (choice.sampler().noise()) {
            case NONE, GAUSSIAN -> new GaussianNoise(size.elements(), generator);
            case BROWNIAN ->
                    new BrownianNoise(
                            size.elements(), seed, model.training().schedule().sigmaMax());
        };
    }

    private static void requireGrid(PictureSize size, int grid) {
        if (size.width() % grid != 0 || size.height() % grid != 0) {
            throw new EngineException(
                    Reason.BAD_REQUEST,
                    "This model cannot paint %d x %d pixels: choose a width and a height that are multiples of %d, such as %d x %d."
                            .formatted(
                                    size.width(),
                                    size.height(),
                                    grid,
                                    nearest(size.width(), grid),
                                    nearest(size.height(), grid)));
        }
    }

    private static int nearest(int side, int grid) {
        return Math.max(grid, Math.round((float) side / grid) * grid);
    }
}
