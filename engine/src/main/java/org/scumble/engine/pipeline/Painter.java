package org.scumble.engine.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.Cancellation;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationRequest.ImageToImage;
import org.scumble.engine.GenerationRequest.TextToImage;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.GenerationSettings.RandomSource;
import org.scumble.engine.LatentFiles;
import org.scumble.engine.Progress;
import org.scumble.engine.image.ImageCodec;
import org.scumble.engine.image.Raster;
import org.scumble.engine.image.Resampling;
import org.scumble.engine.sampling.BrownianNoise;
import org.scumble.engine.sampling.GaussianNoise;
import org.scumble.engine.sampling.Generator;
import org.scumble.engine.sampling.NoiseSchedule;
import org.scumble.engine.sampling.NoiseSource;
import org.scumble.engine.sampling.Noising;
import org.scumble.engine.sampling.SamplerChoice;
import org.scumble.engine.sampling.Schedule;
import org.scumble.engine.sampling.Sigmas;
import org.scumble.engine.stage.DiffusionModel;
import org.scumble.engine.stage.LatentSize;
import org.scumble.engine.stage.PictureSize;

/// Paints the pictures of one request with an open model, one after another.
public final class Painter {
    private final DiffusionModel model;
    private final GenerationRequest request;
    private final GenerationSettings settings;
    private final Progress progress;
    private final Cancellation cancellation;
    private final LatentSize size;
    private final SamplerChoice choice;
    private final Schedule schedule;
    private final Sigmas sigmas;
    private final @Nullable Raster source;

    /// @throws EngineException of reason BAD_REQUEST for a size, sampler or schedule that cannot
    ///     be; OUT_OF_MEMORY for a size that does not fit; NOT_FOUND or BAD_FILE for a picture to
    ///     start from that cannot be read
    public Painter(
            DiffusionModel model,
            GenerationRequest request,
            Progress progress,
            Cancellation cancellation) {
        this.model = model;
        this.request = request;
        this.settings = request.settings();
        this.progress = progress;
        this.cancellation = cancellation;
        requireGrid();
        model.requireMemory(
                settings.width(),
                settings.height(),
                settings.guidanceScale() != 1,
                request instanceof ImageToImage);
        this.size = model.codec().latentSize(settings.width(), settings.height());
        this.choice = SamplerChoice.parse(settings.sampler(), settings.schedule());
        NoiseSchedule noise = model.training().schedule();
        this.schedule = choice.schedule().orElseGet(() -> choice.sampler().usualSchedule(noise));
        Sigmas whole = choice.sigmas(noise, settings.steps());
        this.sigmas =
                switch (request) {
                    case TextToImage _ -> whole;
                    case ImageToImage image ->
                            image.strength() == 0 ? whole : whole.forStrength(image.strength());
                };
        this.source =
                switch (request) {
                    case TextToImage _ -> null;
                    case ImageToImage image -> source(image.image());
                };
    }

    /// The sampler's name for metadata.
    public String sampler() {
        return choice.sampler().label();
    }

    /// The schedule that is run, `automatic` resolved.
    public String schedule() {
        return schedule.label();
    }

    /// Hears of each finished picture.
    @FunctionalInterface
    public interface Finished {
        void picture(int index, long seed, Raster image, Duration took);
    }

    /// Paints every picture of the request.
    public void paint(LatentFiles files, Finished finished) {
        InitialNoise noise = new InitialNoise(files, size, settings, source != null);
        noise.save(cancellation);
        if (source != null && request instanceof ImageToImage image && image.strength() == 0) {
            for (int i = 0; i < settings.count(); i++) {
                finished.picture(i, settings.seed() + i, source, Duration.ZERO);
            }
            return;
        }
        progress.on(new Progress.Preparing("Reading the prompt"));
        Prompts prompts =
                Prompts.encode(model.text(), settings, sigmas.steps(), progress, cancellation);
        cancellation.check();
        progress.on(
                new Progress.Preparing("Getting the model ready; the first time takes longest"));
        model.denoiser();
        cancellation.check();
        Pace pace = new Pace(sigmas.steps() * settings.count());
        for (int i = 0; i < settings.count(); i++) {
            long start = System.nanoTime();
            Raster raster = paintOne(i, prompts, noise, pace);
            finished.picture(
                    i, settings.seed() + i, raster, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private Raster paintOne(int index, Prompts prompts, InitialNoise initial, Pace pace) {
        long seed = settings.seed() + index;
        Generator generator = settings.random().seeded(seed);
        float[] start = start(index, initial, generator);
        GuidedDenoiser guided =
                new GuidedDenoiser(
                        model.denoiser(),
                        size,
                        new PictureSize(settings.width(), settings.height()),
                        prompts.positive(),
                        prompts.negative(),
                        settings.guidanceScale(),
                        settings.guidanceRescale(),
                        cancellation);
        float[] latents =
                choice.sampler()
                        .sampler()
                        .sample(
                                guided,
                                start,
                                sigmas,
                                noiseSource(seed, generator),
                                (done, total, _, denoised) -> {
                                    cancellation.check();
                                    guided.reached(done);
                                    report(index, done, total, denoised, pace);
                                });
        progress.on(new Progress.Decoding(index, settings.count()));
        float[] pixels = model.codec().decode(latents, size, cancellation);
        return Raster.fromPlanes(pixels, settings.width(), settings.height());
    }

    private float[] start(int index, InitialNoise initial, Generator generator) {
        if (source == null) {
            return pureNoise(initial.of(index, generator));
        }
        // The reference draws the posterior's sample before the noise, from one generator.
        float[] latents =
                model.codec()
                        .encode(
                                source.toPlanes(),
                                settings.width(),
                                settings.height(),
                                cancellation)
                        .sample(generator.normal(size.elements()));
        return Noising.add(latents, initial.of(index, generator), sigmas.first());
    }

    /// AUTOMATIC1111, whose seeds [RandomSource#GPU] stands for, scales it in its own way.
    private float[] pureNoise(float[] noise) {
        boolean ofKDiffusion =
                settings.random() == RandomSource.GPU && choice.sampler().isOfKDiffusion();
        return ofKDiffusion
                ? Noising.startOfKDiffusion(noise, sigmas.first())
                : Noising.start(noise, sigmas.first());
    }

    private Raster source(String image) {
        return Resampling.lanczos(
                ImageCodec.read(Path.of(image)), settings.width(), settings.height());
    }

    private NoiseSource noiseSource(long seed, Generator generator) {
        return switch (choice.sampler().noise()) {
            case NONE, GAUSSIAN -> new GaussianNoise(size.elements(), generator);
            case BROWNIAN ->
                    new BrownianNoise(
                            size.elements(), seed, model.training().schedule().sigmaMax());
        };
    }

    private void report(int index, int done, int total, float[] denoised, Pace pace) {
        progress.on(
                new Progress.Step(
                        index,
                        settings.count(),
                        done,
                        total,
                        pace.left(index * total + done),
                        () -> model.preview().of(denoised, size, cancellation)));
    }

    private void requireGrid() {
        int grid = model.codec().pixelsPerLatent();
        if (settings.width() % grid != 0 || settings.height() % grid != 0) {
            throw new EngineException(
                    Reason.BAD_REQUEST,
                    "This model cannot paint %d x %d pixels: choose a width and a height that are multiples of %d, such as %d x %d."
                            .formatted(
                                    settings.width(),
                                    settings.height(),
                                    grid,
                                    nearest(settings.width(), grid),
                                    nearest(settings.height(), grid)));
        }
    }

    private static int nearest(int side, int grid) {
        return Math.max(grid, Math.round((float) side / grid) * grid);
    }
}
