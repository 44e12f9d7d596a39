package org.scumble.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.adapter.Adapter;
import org.scumble.engine.adapter.AdapterInfo;
import org.scumble.engine.adapter.AdapterReport;
import org.scumble.engine.adapter.AdapterStack;
import org.scumble.engine.adapter.Targets;
import org.scumble.engine.pipeline.Painter;
import org.scumble.engine.pipeline.PictureLimits;
import org.scumble.engine.prompt.Prompt;
import org.scumble.engine.prompt.PromptSchedule;
import org.scumble.engine.runtime.OnnxRuntime;
import org.scumble.engine.sampling.SamplerChoice;
import org.scumble.engine.sampling.Samplers;
import org.scumble.engine.sampling.Schedule;
import org.scumble.engine.stage.DiffusionModel;
import org.scumble.engine.stage.MemoryBudget;
import org.scumble.engine.weights.Checkpoint;
import org.scumble.engine.weights.ModelFile;

/// Scumble's engine: requests in, pictures out. The only door to everything behind it.
///
/// Runs take the caller's thread, one at a time; the model used last stays open, so that the next
/// picture starts at once.
public final class Engine implements AutoCloseable {
    private final EngineOptions options;
    private final OnnxRuntime runtime;
    private final ModelShelf shelf;
    private final AdapterShelf adapters = new AdapterShelf();
    private final Provenances provenances;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile boolean closed;

    private Engine(EngineOptions options, OnnxRuntime runtime) {
        this.options = options;
        this.runtime = runtime;
        this.shelf = new ModelShelf(runtime, options.tokenizer());
        ModelHash hash = new ModelHash(options.cache().resolve("hashes"));
        this.provenances = new Provenances(hash, options.device());
    }

    /// Starts the engine; no model is read yet.
    ///
    /// @throws EngineException if the device is not to be had, or the cache folder cannot be made
    public static Engine open(EngineOptions options) {
        try {
            Files.createDirectories(options.cache());
        } catch (IOException e) {
            throw new EngineException(
                    EngineException.Reason.CANNOT_WRITE,
                    "The cache folder %s cannot be made: %s. Choose another one."
                            .formatted(options.cache(), e.getMessage()),
                    e);
        }
        return new Engine(
                options, new OnnxRuntime(options.cache(), options.device(), options.threads()));
    }

    /// The devices this installation can compute on.
    public static Set<Device> devices() {
        return OnnxRuntime.devices();
    }

    /// A choice the artist has, by the id that requests use and the name the field knows it by.
    public record Choice(String id, String label) {}

    public static List<Choice> samplers() {
        return Arrays.stream(Samplers.values())
                .map(sampler -> new Choice(sampler.id(), sampler.label()))
                .toList();
    }

    /// The noise schedules, `automatic` first.
    public static List<Choice> schedules() {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("automatic", "Automatic"));
        for (Schedule schedule : Schedule.values()) {
            choices.add(new Choice(schedule.id(), schedule.label()));
        }
        return choices;
    }

    /// What a model file or folder is, from its headers alone.
    ///
    /// @throws EngineException if it is missing, damaged or no model at all; a sound model that the
    ///     engine does not run is described as such
    public static ModelInfo describe(Path model) {
        return ModelDescriber.describe(model);
    }

    /// What an adapter file is (a LoRA, say), from its header alone.
    ///
    /// @throws EngineException if it is missing, damaged or no adapter
    public static AdapterInfo describeAdapter(Path file) {
        return Adapter.open(file).info();
    }

    /// How an adapter goes with a model. Reads all of the adapter and the header of the model.
    ///
    /// @throws EngineException if either cannot be read
    public static AdapterReport matchAdapter(Path file, Path model) {
        return Adapter.open(file).match(Targets.of(Checkpoint.open(model))).report();
    }

    /// What painting from a picture takes of this computer's memory, from a model's headers alone.
    ///
    /// @param width that is painted at, in pixels, a multiple of the model's grid, like `height`
    /// @param guided whether there is guidance, which doubles what a step computes
    /// @throws EngineException if the model cannot be read, or is none to paint with
    public static MemoryNeed memory(Path model, int width, int height, boolean guided) {
        if (!(ModelFile.open(model) instanceof Checkpoint checkpoint)) {
            throw new EngineException(
                    EngineException.Reason.UNSUPPORTED,
                    "%s is only an autoencoder. Choose a checkpoint to paint with."
                            .formatted(model.getFileName()));
        }
        MemoryBudget budget =
                new MemoryBudget(checkpoint.unet().config(), checkpoint.autoencoder().config());
        return new MemoryNeed(budget.bytes(width, height, guided, true), budget.physical());
    }

    /// ONNX Runtime's version.
    public String runtimeVersion() {
        return runtime.version();
    }

    /// How many tokens a prompt fills, and how many there is room for.
    public record TokenCount(int tokens, int capacity) {}

    /// How much of the model's window a prompt fills; longer prompts get more windows.
    ///
    /// @throws EngineException if the model cannot be read
    public TokenCount countTokens(Path model, String prompt) {
        AdapterEmbeddings embeddings = new AdapterEmbeddings(options.loras(), adapters, model);
        PromptSchedule schedule =
                Prompt.parse(prompt, embeddings).schedule(1, shelf.tokenizer(model));
        return new TokenCount(schedule.tokenCount(), schedule.capacity());
    }

    /// Reads an adapter for a model, so that the first picture with it need not wait for that, and
    /// tells how the two go together.
    ///
    /// @throws EngineException if either cannot be read
    public AdapterReport prepareAdapter(Path file, Path model) {
        return adapters.prepare(file, model).match().report();
    }

    /// Makes the pictures of a request. Each is also reported as [Progress.Finished] as soon as it
    /// is done, so that those made before a failure or a cancellation are not lost.
    ///
    /// @throws EngineException of any reason; CANCELLED within a step of being asked
    public List<GenerationResult> generate(
            GenerationRequest request, Progress progress, Cancellation cancellation) {
        return generate(request, LatentFiles.NONE, progress, cancellation);
    }

    /// As [#generate(GenerationRequest, Progress, Cancellation)], exchanging the initial noise with
    /// other programs.
    public List<GenerationResult> generate(
            GenerationRequest request,
            LatentFiles latents,
            Progress progress,
            Cancellation cancellation) {
        return inTurn(() -> paint(request, latents, progress, cancellation));
    }

    private List<GenerationResult> paint(
            GenerationRequest request,
            LatentFiles latents,
            Progress progress,
            Cancellation cancellation) {
        GenerationSettings settings = request.settings();
        settings.validate();
        // What can be refused is refused before the long part.
        SamplerChoice.parse(settings.sampler(), settings.schedule());
        if (latents.target() != null) {
            PictureFile.requireWritable(latents.target());
        }
        cancellation.check();
        progress.on(new Progress.Preparing("Opening the model"));
        List<GenerationResult> results = new ArrayList<>();
        try {
            Path file = Path.of(settings.model());
            AdapterStack stack = adapters.stack(settings, options.loras(), file, progress);
            DiffusionModel model =
                    shelf.open(file, path(settings.vae()), settings.prediction(), stack.merged());
            model.wear(stack);
            PictureLimits limits = describe(file).limits();
            AdapterEmbeddings embeddings = new AdapterEmbeddings(options.loras(), adapters, file);
            Painter painter =
                    new Painter(model, embeddings, request, limits, progress, cancellation);
            painter.paint(
                    latents,
                    (index, seed, image, patch, took) -> {
                        Provenance provenance = provenances.of(file, painter, stack, embeddings);
                        GenerationResult result =
                                new GenerationResult(
                                        image, patch, request, index, seed, provenance, took);
                        results.add(result);
                        progress.on(new Progress.Finished(result));
                    });
            if (!runtime.isSettled()) {
                progress.on(new Progress.Preparing("Keeping the opened model for the next start"));
            }
        } catch (OutOfMemoryError e) {
            throw new EngineException(EngineException.Reason.OUT_OF_MEMORY, tooLarge(request), e);
        }
        return results;
    }

    private static String tooLarge(GenerationRequest request) {
        GenerationSettings settings = request.settings();
        return switch (request) {
            case GenerationRequest.TextToImage _, GenerationRequest.ImageToImage _ ->
                    "There is not enough memory for a picture of %d x %d pixels. Choose a smaller size."
                            .formatted(settings.width(), settings.height());
            case GenerationRequest.Inpaint _, GenerationRequest.Outpaint _ ->
                    "There is not enough memory to paint into this picture. Choose a smaller picture or"
                            + " region, or a smaller size to paint it at.";
        };
    }

    /// Measures a model here.
    ///
    /// @param size side of the square picture in pixels; 0 for the model's own
    /// @param repeat measured repetitions; the median counts
    /// @throws EngineException of reason BAD_REQUEST for a size that is not a multiple of the
    ///     model's grid, or no repetition; of the others as for pictures
    public Benchmark benchmark(Path model, int size, int repeat, Cancellation cancellation) {
        return inTurn(
                () -> {
                    shelf.close();
                    return Benchmark.run(
                            shelf, describe(model), options.device(), size, repeat, cancellation);
                });
    }

    /// Measures what LoRAs cost with a model here.
    ///
    /// @param size side of the square picture in pixels; 0 for the model's own
    /// @param repeat measured repetitions; the medians count
    /// @throws EngineException as [#benchmark], and if a LoRA cannot be applied
    public LoraBenchmark benchmarkLoras(
            Path model, List<LoraUse> loras, int size, int repeat, Cancellation cancellation) {
        Benchmark.requireRepetitions(repeat);
        int side = Benchmark.side(describe(model), size);
        return inTurn(
                () -> LoraBenchmark.run(shelf, adapters, model, loras, side, repeat, cancellation));
    }

    /// Lets go of the open model's memory: at once, or when the run that is under way ends. Never
    /// waits for it, since opening a large model cannot be interrupted.
    @Override
    public void close() {
        closed = true;
        if (turn.tryLock()) {
            try {
                shelf.close();
            } finally {
                turn.unlock();
            }
        }
    }

    private <T> T inTurn(Supplier<T> work) {
        turn.lock();
        try {
            return work.get();
        } finally {
            runtime.settle();
            turn.unlock();
            if (closed) {
                close();
            }
        }
    }

    private static @Nullable Path path(@Nullable String text) {
        return text == null || text.isBlank() ? null : Path.of(text);
    }
}
