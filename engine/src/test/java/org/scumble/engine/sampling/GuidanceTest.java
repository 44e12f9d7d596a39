package org.scumble.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Against diffusers (`golden/sampling.py`): two pictures of 64 values.
class GuidanceTest {
    private static final Offset<Float> TOLERANCE = Offset.offset(1e-5f);
    private static final Npz GOLDEN = Npz.read("random.npz");

    @Test
    void guidanceGoesBeyondTheConditionalAnswer() {
        float[] guided =
                Guidance.combine(GOLDEN.floats("unconditional"), GOLDEN.floats("conditional"), 7.5);
        assertThat(guided).containsExactly(GOLDEN.floats("guided"), TOLERANCE);
    }

    @Test
    void scaleOneIsTheConditionalAnswer() {
        float[] conditional = GOLDEN.floats("conditional");
        assertThat(Guidance.combine(GOLDEN.floats("unconditional"), conditional, 1))
                .isEqualTo(conditional);
    }

    @Test
    void rescaleIsThatOfDiffusersForEachPicture() {
        float[] rescaled =
                Guidance.rescale(GOLDEN.floats("guided"), GOLDEN.floats("conditional"), 0.7, 2);
        assertThat(rescaled).containsExactly(GOLDEN.floats("rescaled"), TOLERANCE);
    }

    @Test
    void noRescaleChangesNothing() {
        float[] guided = GOLDEN.floats("guided");
        assertThat(Guidance.rescale(guided, GOLDEN.floats("conditional"), 0, 2)).isEqualTo(guided);
    }
}
