package org.scumble.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.Benchmark;
import org.scumble.engine.Cancellation;
import org.scumble.engine.Engine;
import org.scumble.engine.LoraBenchmark;
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

    @Mixin private final LoraMixin loras = new LoraMixin();

    @Option(names = "--json", description = "Print JSON instead of a table.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        Path path = EngineMixin.resolveModel(model);
        int side = size == null ? 0 : size;
        Map<String, Object> rows;
        try (Engine engine = engineOptions.open()) {
            rows = rows(engine.benchmark(path, side, repeat, new Cancellation()));
            if (!loras.uses().isEmpty()) {
                add(
                        rows,
                        engine.benchmarkLoras(
                                path, loras.uses(), side, repeat, new Cancellation()));
            }
        }
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

    private static void add(Map<String, Object> rows, LoraBenchmark result) {
        rows.put("loras_read_s", rounded(result.readSeconds()));
        rows.put("step_beside_loras_s", rounded(result.stepSeconds()));
        rows.put("step_with_loras_s", rounded(result.stepWithLorasSeconds()));
        rows.put("loras_put_on_s", rounded(result.putOnSeconds()));
        rows.put("loras_reweigh_s", rounded(result.reweighSeconds()));
        rows.put("loras_take_off_s", rounded(result.takeOffSeconds()));
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 10_000) / 10_000.0;
    }
}
