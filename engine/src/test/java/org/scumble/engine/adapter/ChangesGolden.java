package org.scumble.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.Safetensors;

/// A layer and a module of an adapter, and what a reference implementation made of both, written by
/// `adapter_kinds.py`.
///
/// @param name who computed it, and of what
/// @param tensors of the adapter, by role
/// @param parameters of the layer: its `weight`, and its `bias` if it has one
/// @param merged the weight afterwards, by strength
/// @param mergedBias the bias afterwards, by strength, if the adapter changes it
record ChangesGolden(
        String name,
        Map<String, HostTensor> tensors,
        Map<String, HostTensor> parameters,
        Map<Double, float[]> merged,
        Map<Double, float[]> mergedBias) {

    /// The largest error allowed, relative to the largest value of the reference.
    private static final double TOLERANCE = 1e-4;

    static final List<String> KINDS =
            List.of("lora", "loha", "lokr", "dora", "ia3", "glora", "oft", "boft", "full", "norm");

    static List<ChangesGolden> all() {
        return KINDS.stream().flatMap(kind -> load(kind).stream()).toList();
    }

    static List<ChangesGolden> load(String kind) {
        Safetensors file = Safetensors.open(path("/golden/adapters/kinds/" + kind));
        Map<String, ChangesGolden> cases = new LinkedHashMap<>();
        for (String key : file.entries().keySet()) {
            String[] parts = key.split("/", 3);
            ChangesGolden golden =
                    cases.computeIfAbsent(
                            kind + " " + parts[0],
                            name ->
                                    new ChangesGolden(
                                            name,
                                            new HashMap<>(),
                                            new HashMap<>(),
                                            new HashMap<>(),
                                            new HashMap<>()));
            HostTensor tensor = file.read(key);
            switch (parts[1]) {
                case "adapter" -> golden.tensors.put(parts[2], tensor);
                case "merged" -> golden.merged.put(Double.valueOf(parts[2]), tensor.floats());
                case "merged_bias" ->
                        golden.mergedBias.put(Double.valueOf(parts[2]), tensor.floats());
                default -> golden.parameters.put(parts[1], tensor);
            }
        }
        return new ArrayList<>(cases.values());
    }

    private static Path path(String name) {
        try {
            return Path.of(ChangesGolden.class.getResource(name + ".safetensors").toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    Target target() {
        return ChangesModules.target(hasBias(), parameter("weight").shape());
    }

    Change change() {
        return ChangesModules.understood(tensors, target());
    }

    /// The layer's own weight; every call answers a new array.
    float[] weight() {
        return parameter("weight").floats();
    }

    float[] bias() {
        return parameter("bias").floats();
    }

    boolean hasBias() {
        return parameters.containsKey("bias");
    }

    private HostTensor parameter(String name) {
        return Objects.requireNonNull(parameters.get(name));
    }

    /// The weight afterwards.
    float[] merged(double strength) {
        return Objects.requireNonNull(merged.get(strength));
    }

    /// Asserts that `actual` is the reference's `expected`.
    void assertClose(float[] actual, float[] expected) {
        assertThat(actual).as(name).hasSameSizeAs(expected);
        double scale = 0;
        double error = 0;
        for (int i = 0; i < expected.length; i++) {
            scale = Math.max(scale, Math.abs(expected[i]));
            error = Math.max(error, Math.abs((double) expected[i] - actual[i]));
        }
        assertThat(error / scale).as(name).isLessThan(TOLERANCE);
    }
}
