package org.scumble.engine.adapter;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.HalfPrecision;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.SafetensorsWriter;

/// Makes LoRA files for tests, and tells what they do.
final class LoraBuilder {
    private final Random random;
    private final Map<String, HostTensor> tensors = new HashMap<>();
    private final Map<String, String> metadata = new HashMap<>();

    LoraBuilder(long seed) {
        random = new Random(seed);
    }

    /// A layer of random factors in half precision under kohya's keys.
    LoraBuilder kohya(String module, int rank, double alpha, long... layer) {
        with(module + ".lora_down.weight", down(rank, layer));
        with(module + ".lora_up.weight", up(rank, layer));
        return with(module + ".alpha", half(new float[] {(float) alpha}));
    }

    /// A layer of random factors under PEFT's keys, whose alpha is the rank.
    LoraBuilder peft(String module, int rank, long... layer) {
        with(module + ".lora_A.weight", down(rank, layer));
        return with(module + ".lora_B.weight", up(rank, layer));
    }

    LoraBuilder with(String key, HostTensor tensor) {
        tensors.put(key, tensor);
        return this;
    }

    LoraBuilder says(String key, String text) {
        metadata.put(key, text);
        return this;
    }

    Path write(Path file) {
        SafetensorsWriter.write(file, tensors, metadata);
        return file;
    }

    private HostTensor down(int rank, long... layer) {
        long[] shape = layer.clone();
        shape[0] = rank;
        return random(shape);
    }

    private HostTensor up(int rank, long... layer) {
        long[] shape = new long[layer.length];
        Arrays.fill(shape, 1);
        shape[0] = layer[0];
        shape[1] = rank;
        return random(shape);
    }

    HostTensor random(long... shape) {
        float[] values = new float[Math.toIntExact(HostTensor.elements(shape))];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian() / 4;
        }
        return half(values, shape);
    }

    static HostTensor half(float[] values, long... shape) {
        return HostTensor.of(DType.F16, HalfPrecision.toHalf(values), shape);
    }

    /// What an adapter adds to each layer of a model at strength 1.
    static Map<String, float[]> differences(Path adapter, Targets model) {
        Map<String, float[]> differences = new LinkedHashMap<>();
        Adapter.open(adapter)
                .match(model)
                .changes()
                .forEach(
                        (target, change) -> {
                            long size = target.shape().stream().reduce(1L, (a, b) -> a * b);
                            float[] weight = new float[Math.toIntExact(size)];
                            change.mergeInto(weight, weight.clone(), target, 1);
                            differences.put(target.part() + " " + target.module(), weight);
                        });
        return differences;
    }
}
