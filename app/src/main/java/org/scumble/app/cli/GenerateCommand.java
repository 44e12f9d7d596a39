package org.scumble.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.Cancellation;
import org.scumble.engine.Engine;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationResult;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.GenerationSettings.RandomSource;
import org.scumble.engine.LatentFiles;
import org.scumble.engine.ModelDefaults;
import org.scumble.engine.PictureFile;
import org.scumble.engine.Progress;
import org.scumble.engine.weights.SchedulerConfig.Prediction;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `scumble generate`: a picture from words, or from words and another picture.
@Command(
        name = "generate",
        description = "Paints pictures from a prompt.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class GenerateCommand implements Callable<Integer> {
    private static final double USUAL_STRENGTH = 0.6;

    @Spec private CommandSpec spec;
    @Mixin private final EngineMixin engineOptions = new EngineMixin();

    @Parameters(
            paramLabel = "PROMPT",
            description = "What to paint. (a:1.3) weighs, [a:b:0.5] changes half-way.")
    private String prompt;

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

    @Option(
            names = {"-s", "--size"},
            paramLabel = "WxH",
            description = "Size in pixels, such as 512x768. Default: the model's own.")
    private @Nullable String size;

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

    @Option(
            names = "--prediction",
            paramLabel = "TYPE",
            description =
                    "What the model was trained to predict: epsilon or v. Default: what its files"
                            + " say.",
            converter = Predictions.class)
    private @Nullable Prediction prediction;

    @Option(
            names = "--init",
            paramLabel = "IMAGE",
            description = "Start from this picture instead of from noise.")
    private @Nullable Path init;

    @Option(
            names = "--strength",
            paramLabel = "0..1",
            description = "With --init: how far to move away from it. Default: 0.6.")
    private @Nullable Double strength;

    @Option(
            names = "--latents",
            paramLabel = "FILE",
            description =
                    "Initial noise from a .safetensors file, key 'latents', instead of a seed's.")
    private @Nullable Path latents;

    @Option(
            names = "--save-latents",
            paramLabel = "FILE",
            description = "Write the initial noise to a .safetensors file.")
    private @Nullable Path saveLatents;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "The PNG file, several are numbered; or a folder. Default: scumble-SEED.png"
                            + " here.")
    private @Nullable String output;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        ProgressBar bar = new ProgressBar(spec.commandLine().getErr(), Terminals.showErrors());
        Cancellation cancellation = new Cancellation();
        try (Engine engine = engineOptions.open();
                Interrupt ignored = Interrupt.cancels(cancellation)) {
            GenerationRequest request = request(engine);
            PictureFile.requireWritable(destination().of(0, request.settings().seed()));
            Progress saving =
                    event -> {
                        bar.on(event);
                        if (event instanceof Progress.Finished finished) {
                            save(finished.result(), out);
                        }
                    };
            engine.generate(request, noise(), saving, cancellation);
        } finally {
            bar.clear();
        }
        return ExitCode.OK;
    }

    private Destination destination() {
        return new Destination(output, count);
    }

    /// The field's names for the two predictions of Stable Diffusion.
    static final class Predictions implements ITypeConverter<Prediction> {
        @Override
        public Prediction convert(String name) {
            return switch (name.toLowerCase(Locale.ROOT)) {
                case "epsilon", "eps" -> Prediction.EPSILON;
                case "v", "v_prediction" -> Prediction.V;
                default ->
                        throw new TypeConversionException(
                                "'%s' is no prediction: choose epsilon or v".formatted(name));
            };
        }
    }

    private LatentFiles noise() {
        return new LatentFiles(latents, saveLatents);
    }

    private GenerationRequest request(Engine engine) {
        Path path = EngineMixin.resolveModel(model);
        ModelDefaults defaults = Engine.describe(path).defaults();
        int[] sides =
                size == null ? new int[] {defaults.width(), defaults.height()} : parseSize(size);
        GenerationSettings settings =
                new GenerationSettings(
                        path.toString(),
                        vae,
                        prompt,
                        negative,
                        sides[0],
                        sides[1],
                        steps != null ? steps : defaults.steps(),
                        sampler != null ? sampler : defaults.sampler(),
                        schedule != null
                                ? schedule
                                : sampler != null ? "automatic" : defaults.schedule(),
                        guidance != null ? guidance : defaults.guidanceScale(),
                        rescale,
                        seed != null ? seed : RandomGenerator.getDefault().nextLong(1L << 32),
                        count,
                        clipSkip,
                        random,
                        prediction);
        if (init != null) {
            return new GenerationRequest.ImageToImage(
                    settings, init.toString(), strength != null ? strength : USUAL_STRENGTH);
        }
        if (strength != null) {
            throw new EngineException(
                    Reason.BAD_REQUEST,
                    "--strength says how far to move away from a picture: name it with --init.");
        }
        return new GenerationRequest.TextToImage(settings);
    }

    private void save(GenerationResult result, PrintWriter out) {
        Path file = destination().of(result.index(), result.seed());
        PictureFile.save(result, file);
        out.println(file);
        out.flush();
    }

    private static int[] parseSize(String text) {
        String[] parts = text.toLowerCase(Locale.ROOT).split("x", -1);
        try {
            if (parts.length == 2) {
                return new int[] {
                    Integer.parseInt(parts[0].strip()), Integer.parseInt(parts[1].strip())
                };
            }
        } catch (NumberFormatException e) {
            // falls through to the same answer as any other malformed size
        }
        throw new EngineException(
                Reason.BAD_REQUEST,
                "'" + text + "' is not a size: write width x height in pixels, such as 512x768.");
    }
}
