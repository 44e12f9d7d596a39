package org.scumble.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.Benchmark;
import org.scumble.engine.Cancellation;
import org.scumble.engine.Engine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `scumble bench`: how fast a model is here.
@Command(
        name = "bench",
        description = "Measures load, text encoding, sampling step, decoding and memory.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private final EngineMixin engineOptions = new EngineMixin();

    @Option(
            names = {"-m", "--model"},
            paramLabel = "MODEL",
            description = "As for 'generate'. Default: the starter model.")
    private @Nullable String model;

    @Option(
            names = {"-s", "--size"},
            paramLabel = "PIXELS",
            description = "Side of the square picture. Default: the model's own.")
    private @Nullable Integer size;

    @Option(
            names = "--repeat",
            description = "Measured repetitions; the median counts. Default: ${DEFAULT-VALUE}.",
            defaultValue = "5")
    private int repeat = 5;

    @Option(names = "--json", description = "Print JSON instead of a table.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        Benchmark result;
        try (Engine engine = engineOptions.open()) {
            result =
                    engine.benchmark(
                            EngineMixin.resolveModel(model),
                            size == null ? 0 : size,
                            repeat,
                            new Cancellation());
        }
        Map<String, Object> rows = rows(result);
        if (json) {
            out.println(
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(rows));
        } else {
            rows.forEach((name, value) -> out.printf("%-26s %s%n", name, value));
        }
        out.flush();
        return ExitCode.OK;
    }

    private static Map<String, Object> rows(Benchmark result) {
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("model", result.model());
        rows.put("device", result.device());
        rows.put("size", result.size() + "x" + result.size());
        rows.put("load_s", rounded(result.loadSeconds()));
        rows.put("encode_text_s", rounded(result.encodeTextSeconds()));
        rows.put("step_s", rounded(result.stepSeconds()));
        rows.put("step_without_guidance_s", rounded(result.stepWithoutGuidanceSeconds()));
        rows.put("decode_s", rounded(result.decodeSeconds()));
        rows.put("encode_image_s", rounded(result.encodeImageSeconds()));
        rows.put("peak_memory_mb", result.peakMemoryBytes() >> 20);
        return rows;
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 10_000) / 10_000.0;
    }
}
