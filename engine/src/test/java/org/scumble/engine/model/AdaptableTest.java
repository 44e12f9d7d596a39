package org.scumble.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.scumble.engine.graph.Graph;
import org.scumble.engine.graph.Value;
import org.scumble.engine.model.ClipTextModel.Output;
import org.scumble.engine.onnx.OnnxRunner;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.HostTensor;

/// Models that take LoRAs as inputs: without one they are the model itself, with one they are the
/// model whose weights it was added to.
class AdaptableTest {
    private static final int RANK = 2;

    private final Random random = new Random(7);

    @Test
    void aUNetWithoutLorasIsAsTheReference() {
        Golden golden = Golden.load("unet-sdxl");
        Graph graph = UNet.adaptable(UNetConfig.fromJson(golden.config()));
        for (Golden.Case one : golden.cases()) {
            Map<String, HostTensor> inputs = new HashMap<>(one.inputs());
            inputs.putAll(nothing(graph));
            one.assertOutput(
                    "out_sample",
                    OnnxRunner.run(graph, golden.weights(), inputs).get("out_sample"));
        }
    }

    @Test
    void aUNetWithALoraIsTheUNetItWasMergedInto() {
        Golden golden = Golden.load("unet-unusual");
        UNetConfig config = UNetConfig.fromJson(golden.config());
        agrees(UNet.adaptable(config), UNet.graph(config), golden);
    }

    @Test
    void aTextEncoderToo() {
        Golden golden = Golden.load("text-openclip-h");
        ClipTextConfig config = ClipTextConfig.fromJson(golden.config());
        Output output = new Output(1, false, true);
        agrees(
                ClipTextModel.adaptable(config, output),
                ClipTextModel.graph(config, output),
                golden);
    }

    private void agrees(Graph adaptable, Graph plain, Golden golden) {
        Map<String, HostTensor> lora = lora(adaptable);
        Map<String, HostTensor> merged = new HashMap<>(golden.weights());
        lora.forEach(
                (name, down) -> {
                    if (name.endsWith(AdapterSlots.DOWN)) {
                        String module = name.substring(0, name.length() - 10);
                        merged.merge(
                                module + ".weight",
                                product(down, lora.get(module + AdapterSlots.UP)),
                                AdaptableTest::sum);
                    }
                });
        for (Golden.Case one : golden.cases()) {
            Map<String, HostTensor> inputs = new HashMap<>(one.inputs());
            inputs.keySet().retainAll(plain.inputs().stream().map(Value::name).toList());
            var expected = OnnxRunner.run(plain, merged, inputs);
            inputs.putAll(lora);
            var actual = OnnxRunner.run(adaptable, golden.weights(), inputs);
            assertThat(actual.keySet()).isEqualTo(expected.keySet());
            expected.forEach((name, tensor) -> assertClose(tensor, actual.get(name)));
        }
    }

    /// Zero factors of rank 1.
    private static Map<String, HostTensor> nothing(Graph graph) {
        Map<String, HostTensor> inputs = new HashMap<>();
        for (Value slot : graph.inputs()) {
            if (slot.name().equals(AdapterSlots.REACH)) {
                inputs.put(slot.name(), HostTensor.of(new long[] {1}, 1));
            } else if (isFactor(slot)) {
                inputs.put(slot.name(), HostTensor.zeros(DType.F32, shape(slot, 1)));
            }
        }
        return inputs;
    }

    private Map<String, HostTensor> lora(Graph graph) {
        Map<String, HostTensor> inputs = new HashMap<>();
        for (Value slot : graph.inputs()) {
            if (slot.name().equals(AdapterSlots.REACH)) {
                inputs.put(slot.name(), HostTensor.of(new long[] {Long.MAX_VALUE}, 1));
            } else if (isFactor(slot)) {
                long[] shape = shape(slot, RANK);
                float[] values = new float[(int) HostTensor.elements(shape)];
                for (int i = 0; i < values.length; i++) {
                    values[i] = 0.05f * (float) random.nextGaussian();
                }
                inputs.put(slot.name(), HostTensor.of(values, shape));
            }
        }
        return inputs;
    }

    private static boolean isFactor(Value input) {
        return input.name().endsWith(AdapterSlots.DOWN) || input.name().endsWith(AdapterSlots.UP);
    }

    private static long[] shape(Value slot, long rank) {
        int end = slot.name().lastIndexOf('.');
        return slot.shape().evaluate(Map.of(slot.name().substring(0, end) + ".rank", rank));
    }

    /// `up · down`, in the shape of the layer's weight.
    private static HostTensor product(HostTensor down, HostTensor up) {
        float[] a = down.floats();
        float[] b = up.floats();
        int out = (int) up.shape()[0];
        int in = a.length / RANK;
        float[] product = new float[out * in];
        for (int i = 0; i < out; i++) {
            for (int r = 0; r < RANK; r++) {
                for (int j = 0; j < in; j++) {
                    product[i * in + j] += b[i * RANK + r] * a[r * in + j];
                }
            }
        }
        long[] shape = down.shape();
        shape[0] = out;
        return HostTensor.of(product, shape);
    }

    private static HostTensor sum(HostTensor weight, HostTensor update) {
        float[] a = weight.floats();
        float[] b = update.floats();
        for (int i = 0; i < a.length; i++) {
            a[i] += b[i];
        }
        return HostTensor.of(a, weight.shape());
    }

    private static void assertClose(HostTensor expected, HostTensor actual) {
        float[] want = expected.floats();
        float[] got = actual.floats();
        assertThat(got).hasSameSizeAs(want);
        double scale = 0;
        for (float value : want) {
            scale = Math.max(scale, Math.abs(value));
        }
        for (int i = 0; i < want.length; i++) {
            assertThat((double) got[i]).isCloseTo(want[i], within(1e-4 * scale));
        }
    }
}
