package org.scumble.app.cli;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.Engine;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.GenerationSettings.RandomSource;
import org.scumble.engine.ModelDefaults;
import org.scumble.engine.ModelInfo;
import org.scumble.engine.stage.PictureSize;
import org.scumble.engine.weights.SchedulerConfig.Prediction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of every command that paints, but for the picture's size, and the settings they
/// amount to.
final class SettingsMixin {
    @Option(
            names = {"-n", "--negative"},
            paramLabel = "TEXT",
            description = "What to keep out of the picture.")
    private String negative = "";

    @Option(
            names = {"-m", "--model"},
            paramLabel = "MODEL",
            description =
                    "A .safetensors file, a diffusers folder, or a name from 'models list'."
                            + " Default: the starter model.")
    private @Nullable String model;

    @Option(
            names = "--vae",
            paramLabel = "FILE",
            description = "Another autoencoder to decode with.")
    private @Nullable String vae;

    @Option(names = "--steps", description = "Sampling steps. Default: the model's own.")
    private @Nullable Integer steps;

    @Option(
            names = "--sampler",
            paramLabel = "NAME",
            completionCandidates = Names.Samplers.class,
            description = "Sampler: ${COMPLETION-CANDIDATES}. Default: the model's own.")
    private @Nullable String sampler;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            completionCandidates = Names.Schedules.class,
            description =
                    "Noise schedule: ${COMPLETION-CANDIDATES}. Default: the one that suits sampler"
                            + " and model.")
    private @Nullable String schedule;

    @Option(
            names = "--cfg",
            paramLabel = "SCALE",
            description = "Guidance: how closely to follow the prompt. Default: the model's own.")
    private @Nullable Double guidance;

    @Option(
            names = "--cfg-rescale",
            paramLabel = "0..1",
            description = "Takes back the contrast that strong guidance adds.")
    private double rescale;

    @Option(
            names = "--seed",
            description = "The same seed paints the same picture. Default: a new one each time.")
    private @Nullable Long seed;

    @Option(
            names = "--rng",
            paramLabel = "SOURCE",
            description =
                    "Whose random numbers: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            defaultValue = "CPU")
    private RandomSource random = RandomSource.CPU;

    @Option(
            names = {"-c", "--count"},
            description = "How many pictures. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private int count = 1;

    @Option(
            names = "--clip-skip",
            paramLabel = "N",
            description = "Stop the text encoder N-1 layers early. Default: the model's own.")
    private int clipSkip;

    @Mixin private final LoraMixin loras = new LoraMixin();

    @Option(
            names = "--prediction",
            paramLabel = "TYPE",
            description =
                    "What the model was trained to predict: epsilon or v. Default: what its files"
                            + " say.",
            converter = PredictionConverter.class)
    private @Nullable Prediction prediction;

    /// The chosen model, from its headers.
    ModelInfo model() {
        return Engine.describe(EngineMixin.resolveModel(model));
    }

    /// The settings for the chosen model; without a seed, each call throws another.
    GenerationSettings settings(ModelInfo chosen, String prompt, PictureSize size) {
        ModelDefaults defaults = chosen.defaults();
        return new GenerationSettings(
                chosen.path().toString(),
                vae,
                prompt,
                negative,
                size.width(),
                size.height(),
                steps != null ? steps : defaults.steps(),
                sampler != null ? sampler : defaults.sampler(),
                schedule != null ? schedule : sampler != null ? "automatic" : defaults.schedule(),
                guidance != null ? guidance : defaults.guidanceScale(),
                rescale,
                seed != null ? seed : RandomGenerator.getDefault().nextLong(1L << 32),
                count,
                clipSkip,
                random,
                prediction,
                loras.uses());
    }
}
