package org.scumble.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.scumble.engine.pipeline.StepProbe;
import org.scumble.engine.prompt.WeightedPrompt;
import org.scumble.engine.stage.DiffusionModel;

/// How fast a model is on a device: medians in seconds.
///
/// @param size side of the square picture, in pixels
/// @param loadSeconds from the file to the first possible step
/// @param encodeTextSeconds one prompt
/// @param stepSeconds one sampling step with guidance: the model on a batch of two
/// @param stepWithoutGuidanceSeconds the model on one
/// @param decodeSeconds latents to pixels
/// @param encodeImageSeconds pixels to latents
/// @param peakMemoryBytes the most the process ever held; 0 where the system does not tell
public record Benchmark(
        String model,
        String device,
        int size,
        double loadSeconds,
        double encodeTextSeconds,
        double stepSeconds,
        double stepWithoutGuidanceSeconds,
        double decodeSeconds,
        double encodeImageSeconds,
        long peakMemoryBytes) {
    private static final Path STATUS = Path.of("/proc/self/status");

    static Benchmark run(
            ModelShelf shelf,
            ModelInfo info,
            Device device,
            int size,
            int repeat,
            Cancellation cancellation) {
        int side = side(info, size);
        requireRepetitions(repeat);
        long start = System.nanoTime();
        DiffusionModel model = shelf.open(info.path(), null, null, List.of());
        StepProbe step = new StepProbe(model, side, cancellation);
        double load = since(start);

        List<WeightedPrompt> prompts = StepProbe.prompts(model);
        float[] x = step.noise();
        float[] pixels = model.codec().decode(x, step.latents(), cancellation);
        return new Benchmark(
                info.name(),
                device.label(),
                side,
                load,
                median(repeat, () -> model.text().encode(prompts, 1, 0, cancellation)),
                median(repeat, step),
                median(repeat, step::runUnguided),
                median(repeat, () -> model.codec().decode(x, step.latents(), cancellation)),
                median(repeat, () -> model.codec().encode(pixels, side, side, cancellation)),
                peakMemory());
    }

    /// @param size 0 for the model's own
    static int side(ModelInfo info, int size) {
        int side = size == 0 ? info.defaults().width() : size;
        require(side > 0 && side % info.grid() == 0, "size", side, "a multiple of " + info.grid());
        return side;
    }

    static void requireRepetitions(int repeat) {
        require(repeat > 0, "number of repetitions", repeat, "1 or more");
    }

    private static void require(boolean possible, String name, int value, String advice) {
        if (!possible) {
            throw new EngineException(
                    EngineException.Reason.BAD_REQUEST,
                    "The %s cannot be %d: choose %s.".formatted(name, value, advice));
        }
    }

    /// The median time of `repeat` runs after one to warm up.
    private static double median(int repeat, Runnable work) {
        work.run();
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < repeat; i++) {
            long start = System.nanoTime();
            work.run();
            seconds.add(since(start));
        }
        Collections.sort(seconds);
        return seconds.get(seconds.size() / 2);
    }

    static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /// Linux keeps the high-water mark of resident memory, mapped weights included.
    private static long peakMemory() {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
