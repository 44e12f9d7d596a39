package org.scumble.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.HostTensor;

class ChangesRefusalTest {
    private static final String UP = "lora_up.weight";
    private static final String DOWN = "lora_down.weight";

    private final Target linear = ChangesModules.target(false, 4, 6);
    private final Target convolution = ChangesModules.target(false, 4, 6, 3, 3);

    @Test
    void rankZero() {
        assertThat(refused(linear, UP, zeros(4, 0), DOWN, zeros(0, 6))).isEqualTo("its rank is 0");
        assertThat(refused(convolution, UP, zeros(4, 0, 1, 1), DOWN, zeros(0, 6, 3, 3)))
                .isEqualTo("its rank is 0");
        assertThat(refused(linear, "lokr_w1", zeros(0, 0), "lokr_w2", zeros(4, 6)))
                .isEqualTo("its rank is 0");
        assertThat(refused(linear, UP, zeros(4, 0), DOWN, zeros(0, 5_000_000_000L)))
                .isEqualTo("its rank is 0");
    }

    @Test
    void shapesThatDoNotMultiply() {
        assertThat(refused(linear, UP, zeros(4, 2), DOWN, zeros(3, 6)))
                .isEqualTo("its shapes [4, 2] and [3, 6] do not multiply");
        Map<String, HostTensor> tucker =
                Map.of(
                        UP,
                        zeros(4, 2, 1, 1),
                        "lora_mid.weight",
                        zeros(2, 3, 3, 3),
                        DOWN,
                        zeros(2, 6, 1, 1));
        assertThat(ChangesModules.refused(tucker, convolution))
                .isEqualTo("its shapes [4, 2], [2, 3, 3, 3] and [2, 6, 1, 1] do not multiply");
    }

    @Test
    void shapesThatAreNotTheLayers() {
        assertThat(refused(linear, UP, zeros(4, 2), DOWN, zeros(2, 7)))
                .isEqualTo("its change has the shape [4, 7], the layer [4, 6]");
        assertThat(refused(linear, UP, zeros(5, 2), DOWN, zeros(2, 6)))
                .isEqualTo("its change has the shape [5, 6], the layer [4, 6]");
        assertThat(refused(linear, "lokr_w1", zeros(2, 2), "lokr_w2", zeros(2, 2)))
                .isEqualTo("its change has the shape [4, 4], the layer [4, 6]");
        assertThat(refused(linear, "diff", zeros(6, 4)))
                .isEqualTo("its change has the shape [6, 4], the layer [4, 6]");
        assertThat(refused(ChangesModules.target(true, 4), "w_norm", zeros(5)))
                .isEqualTo("its change has the shape [5, 1], the layer [4]");
    }

    @Test
    void kernelsThatAreNotTheLayers() {
        assertThat(refused(convolution, UP, zeros(4, 2, 1, 1), DOWN, zeros(2, 54, 1, 1)))
                .isEqualTo("its shape [2, 54, 1, 1] does not go with the layer's, [4, 6, 3, 3]");
        assertThat(refused(ChangesModules.target(false, 4, 54), "diff", zeros(4, 6, 3, 3)))
                .isEqualTo("its shape [4, 6, 3, 3] does not go with the layer's, [4, 54]");
    }

    @Test
    void matricesForANormalisation() {
        assertThat(refused(ChangesModules.target(true, 4), UP, zeros(4, 1), DOWN, zeros(1, 1)))
                .contains("linear layer or a convolution")
                .endsWith("[4]");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void valuesThatAreNotNumbers(float value) {
        HostTensor down = HostTensor.of(new float[] {1, 2, value, 4, 5, 6}, 1, 6);

        assertThat(refused(linear, UP, zeros(4, 1), DOWN, down))
                .isEqualTo("its lora_down.weight holds values that are not numbers");
        assertThat(
                        ChangesModules.refused(
                                Map.of(
                                        UP,
                                        zeros(4, 1),
                                        DOWN,
                                        zeros(1, 6),
                                        "alpha",
                                        HostTensor.scalar(value)),
                                linear))
                .isEqualTo("its alpha holds values that are not numbers");
    }

    @Test
    void halvesThatAreNotNumbers() {
        short[] infinity = {(short) 0x7c00, 0, 0, 0};
        HostTensor up = HostTensor.of(DType.F16, infinity, 4, 1);

        assertThat(refused(linear, UP, up, DOWN, zeros(1, 6)))
                .isEqualTo("its lora_up.weight holds values that are not numbers");
    }

    @Test
    void valuesThatAreIntegers() {
        assertThat(refused(linear, UP, zeros(4, 1), DOWN, HostTensor.zeros(DType.I8, 1, 6)))
                .isEqualTo("its lora_down.weight holds whole numbers");
    }

    @Test
    void missingHalves() {
        assertThat(refused(linear, DOWN, zeros(2, 6)))
                .isEqualTo("it has lora_down.weight, but no lora_up.weight");
        assertThat(refused(linear, UP, zeros(4, 2)))
                .isEqualTo("it has lora_up.weight, but no lora_down.weight");
        assertThat(refused(linear, "hada_w1_a", zeros(4, 2), "hada_w1_b", zeros(2, 6)))
                .endsWith("but no hada_w2_a");
        assertThat(refused(linear, "lokr_w1", zeros(2, 2), "lokr_w2_a", zeros(2, 1)))
                .endsWith("but no lokr_w2_b");
        assertThat(refused(linear, "on_input", HostTensor.scalar(1L)))
                .isEqualTo("it has on_input, but no weight");
    }

    @Test
    void unknownTensorsAlone() {
        assertThat(refused(linear, "something", zeros(2, 2, 2), "alpha", zeros()))
                .isEqualTo("nothing in it is understood: alpha, something");
        assertThat(refused(linear, "dora_scale", zeros(4, 1)))
                .isEqualTo("nothing in it is understood: dora_scale");
    }

    @Test
    void severalKindsAtOnce() {
        assertThat(refused(linear, "diff", zeros(4, 6), UP, zeros(4, 2)))
                .isEqualTo("it mixes several kinds: diff, lora_up.weight");
    }

    @Test
    void aBiasThatDoesNotFit() {
        assertThat(refused(linear, "diff", zeros(4, 6), "diff_b", zeros(4)))
                .isEqualTo("it changes a bias, and the layer has none");
        assertThat(refused(ChangesModules.target(true, 4, 6), "diff_b", zeros(6)))
                .isEqualTo("it changes a bias of 6 values, the layer has 4");
    }

    @Test
    void channelsThatDoNotFit() {
        assertThat(refused(linear, "weight", zeros(6), "on_input", HostTensor.scalar(0L)))
                .isEqualTo("it scales 6 channels, the layer's shape is [4, 6]");
        assertThat(refused(linear, "ia3_l", zeros(5, 1)))
                .isEqualTo("it scales 5 channels, the layer's shape is [4, 6]");
        assertThat(
                        ChangesModules.refused(
                                Map.of(
                                        UP,
                                        zeros(4, 2),
                                        DOWN,
                                        zeros(2, 6),
                                        "dora_scale",
                                        zeros(5, 1)),
                                linear))
                .isEqualTo("its dora_scale has the shape [5, 1], the layer [4, 6]");
    }

    @Test
    void anAlphaOfManyNumbers() {
        assertThat(
                        ChangesModules.refused(
                                Map.of(UP, zeros(4, 2), DOWN, zeros(2, 6), "alpha", zeros(2)),
                                linear))
                .isEqualTo("its alpha is not a single number");
    }

    @Test
    void aTuckerCoreThatWouldFillTheMemory() {
        Map<String, HostTensor> hostile =
                Map.of(
                        UP,
                        zeros(4, 100_000, 1, 1),
                        "lora_mid.weight",
                        zeros(100_000, 1, 3, 3),
                        DOWN,
                        zeros(1, 6, 1, 1));

        assertThat(ChangesModules.refused(hostile, convolution))
                .isEqualTo("its rank 100000 is out of all proportion");
    }

    private static HostTensor zeros(long... shape) {
        return HostTensor.zeros(DType.F32, shape);
    }

    private static String refused(Target target, String role, HostTensor tensor) {
        return ChangesModules.refused(Map.of(role, tensor), target);
    }

    private static String refused(
            Target target, String role, HostTensor tensor, String role2, HostTensor tensor2) {
        return ChangesModules.refused(Map.of(role, tensor, role2, tensor2), target);
    }
}
