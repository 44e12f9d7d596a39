package org.scumble.engine.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.HalfPrecision;
import org.scumble.engine.tensor.HostTensor;

class AdapterHashesTest {
    /// The expected values are those that kohya's `precalculate_safetensors_hashes` gives for the
    /// same tensors.
    @Test
    void areThoseOfKohyasScripts() {
        float[] ramp = new float[700_000];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = i % 251;
        }
        Map<String, HostTensor> tensors =
                Map.of(
                        "b.lora_up.weight", half(ramp, ramp.length),
                        "a.alpha", half(new float[] {4}),
                        "c", HostTensor.of(new float[3], 3));

        AdapterHashes hashes =
                AdapterHashes.of(
                        tensors, Map.of("ss_network_dim", "4", "modelspec.title", "Not counted"));

        assertThat(hashes.tensors())
                .isEqualTo("7fd400d174e7019f2b1551e0bf93899d6a68930dcf3739743e47ee70b22c80a9");
        assertThat(hashes.legacy()).isEqualTo("d7d30970");
    }

    private static HostTensor half(float[] values, long... shape) {
        return HostTensor.of(DType.F16, HalfPrecision.toHalf(values), shape);
    }
}
