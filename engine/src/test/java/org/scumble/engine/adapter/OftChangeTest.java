package org.scumble.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.HostTensor;

/// What [ChangesTest] does not show by comparing.
class OftChangeTest {
    private static final String BLOCKS = "oft_blocks";

    private final Target linear = ChangesModules.target(false, 8, 6);

    @Test
    void rotationsKeepLengths() {
        float[] weight = ChangesModules.random(8, 6).floats();
        for (HostTensor blocks :
                new HostTensor[] {
                    ChangesModules.random(2, 4, 4), ChangesModules.random(3, 4, 2, 2)
                }) {
            float[] rotated = merged(Map.of(BLOCKS, blocks));

            assertThat(rotated).isNotEqualTo(weight);
            assertThat(Channels.of(linear, false).norms(rotated))
                    .containsExactly(Channels.of(linear, false).norms(weight), within(1e-5));
        }
    }

    @Test
    void withEachStageTwiceAsManyOutputsMeet() {
        for (int stages = 1; stages <= 3; stages++) {
            Change change =
                    ChangesModules.understood(
                            Map.of(BLOCKS, ChangesModules.random(stages, 4, 2, 2)), linear);
            float[] weight = new float[8 * 6];
            weight[0] = 1; // the first output looks at the first input

            change.mergeInto(weight, weight.clone(), linear, 1);

            int outputs = 0;
            for (float value : weight) {
                outputs += value == 0 ? 0 : 1;
            }
            assertThat(outputs).isEqualTo(1 << stages);
        }
    }

    @Test
    void anAlphaBoundsTheRotation() {
        HostTensor blocks = ChangesModules.random(2, 4, 4);
        HostTensor larger = HostTensor.of(hundredfold(blocks.floats()), 2, 4, 4);
        HostTensor alpha = HostTensor.scalar(0.01f);

        assertThat(merged(Map.of(BLOCKS, larger, "alpha", alpha)))
                .containsExactly(merged(Map.of(BLOCKS, blocks, "alpha", alpha)), within(1e-6f))
                .isNotEqualTo(merged(Map.of(BLOCKS, blocks)));
    }

    @Test
    void anAlphaOfZeroOrBeyondTheRotationBoundsNothing() {
        HostTensor blocks = ChangesModules.random(2, 4, 4);

        assertThat(merged(Map.of(BLOCKS, blocks)))
                .isEqualTo(merged(Map.of(BLOCKS, blocks, "alpha", HostTensor.scalar(0L))))
                .isEqualTo(merged(Map.of(BLOCKS, blocks, "alpha", HostTensor.scalar(1000f))));
    }

    private static float[] hundredfold(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= 100;
        }
        return values;
    }

    private float[] merged(Map<String, HostTensor> tensors) {
        float[] weight = ChangesModules.random(8, 6).floats();
        ChangesModules.understood(tensors, linear).mergeInto(weight, weight, linear, 1);
        return weight;
    }

    @Test
    void blocksThatAreNotTheLayersAreRefused() {
        assertThat(refused(BLOCKS, zeros(2, 3, 3)))
                .isEqualTo("its shape [2, 3, 3] does not go with the layer's, [8, 6]");
        assertThat(refused(BLOCKS, zeros(8)))
                .isEqualTo("its oft_blocks has the shape [8], which is not that of square blocks");
        assertThat(refused(BLOCKS, zeros(1, 1, 2, 4, 4))).contains("square blocks");
        assertThat(refused(BLOCKS, zeros(2, 4, 3))).contains("square blocks");
        assertThat(refused(BLOCKS, zeros(0, 2, 4, 4))).isEqualTo("its oft_blocks is empty");
        assertThat(refused(Map.of("boft_R", zeros(1, 4, 2, 2), "boft_s", zeros(8, 1))))
                .isEqualTo("its shape [1, 4, 2, 2] does not go with the layer's, [8, 6]");
        assertThat(
                        ChangesModules.refused(
                                Map.of(BLOCKS, zeros(2, 4, 4)), ChangesModules.target(true, 8)))
                .contains("linear layer or a convolution");
    }

    @Test
    void stagesThatCannotBePairedAreRefused() {
        assertThat(refused(BLOCKS, zeros(4, 4, 2, 2)))
                .isEqualTo("its 4 blocks of 2 cannot be paired in 4 stages");
        assertThat(refused(BLOCKS, zeros(2, 8, 1, 1)))
                .isEqualTo("its 8 blocks of 1 cannot be paired in 2 stages");
        assertThat(refused(BLOCKS, zeros(1, 8, 1, 1))).isEqualTo("its blocks of 1 have no halves");
    }

    @Test
    void scalesThatAreNotTheLayersAreRefused() {
        assertThat(refused(Map.of(BLOCKS, zeros(2, 4, 4), "rescale", zeros(6, 1))))
                .isEqualTo("it scales 6 outputs, the layer has 8");
        assertThat(refused("rescale", zeros(8, 1))).isEqualTo("it has rescale, but no oft_blocks");
        assertThat(refused("boft_R", zeros(1, 3, 2, 2))).isEqualTo("it has boft_R, but no boft_s");
    }

    @Test
    void valuesThatMakeNoRotationAreRefused() {
        float[] values = new float[32];
        values[1] = Float.NaN;
        assertThat(refused(BLOCKS, HostTensor.of(values.clone(), 2, 4, 4)))
                .isEqualTo("its oft_blocks holds values that are not numbers");
        for (float large : new float[] {2e6f, Float.MAX_VALUE}) {
            values[1] = large;
            values[4] = -large;
            assertThat(refused(BLOCKS, HostTensor.of(values.clone(), 2, 4, 4)))
                    .isEqualTo("its rotations are out of all proportion");
        }
        assertThat(refused(BLOCKS, HostTensor.zeros(DType.I8, 2, 4, 4)))
                .isEqualTo("its oft_blocks holds whole numbers");
    }

    private String refused(String role, HostTensor tensor) {
        return refused(Map.of(role, tensor));
    }

    private String refused(Map<String, HostTensor> tensors) {
        return ChangesModules.refused(tensors, linear);
    }

    private static HostTensor zeros(long... shape) {
        return HostTensor.zeros(DType.F32, shape);
    }
}
