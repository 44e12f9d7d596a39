package org.scumble.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class VariationTest {
    private static final float[] NOISE = new TorchRandom(1).normal(4 * 6 * 5);
    private static final float[] OTHER = new TorchRandom(2).normal(4 * 6 * 5);
    private static final Offset<Float> TOLERANCE = Offset.offset(1e-5f);

    /// `golden/sampling.py`, [4, 6, 5] at strength 0.3.
    @Test
    void blendIsThatOfAutomatic1111() {
        assertThat(Variation.slerp(NOISE, OTHER, 0.3, 6, 5))
                .containsExactly(Npz.read("random.npz").floats("slerp"), TOLERANCE);
    }

    @Test
    void theEndsAreTheSeedsThemselves() {
        assertThat(Variation.slerp(NOISE, OTHER, 0, 6, 5)).containsExactly(NOISE, TOLERANCE);
        assertThat(Variation.slerp(NOISE, OTHER, 1, 6, 5)).containsExactly(OTHER, TOLERANCE);
    }

    @Test
    void equalSeedsBlendToThemselves() {
        assertThat(Variation.slerp(NOISE, NOISE, 0.4, 6, 5)).containsExactly(NOISE, TOLERANCE);
    }
}
