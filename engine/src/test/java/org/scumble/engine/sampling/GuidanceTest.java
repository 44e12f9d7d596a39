package org.scumble.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Against diffusers (`golden/sampling.py`): two pictures of 64 values, one after the other.
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
    void rescaleIsThatOfDiffusers() {
        for (int picture = 0; picture < 2; picture++) {
            float[] rescaled =
                    Guidance.rescale(half("guided", picture), half("conditional", picture), 0.7);
            assertThat(rescaled).containsExactly(half("rescaled", picture), TOLERANCE);
        }
    }

    @Test
    void noRescaleChangesNothing() {
        float[] guided = half("guided", 0);
        assertThat(Guidance.rescale(guided, half("conditional", 0), 0)).isEqualTo(guided);
    }

    private static float[] half(String name, int index) {
        float[] both = GOLDEN.floats(name);
        int size = both.length / 2;
        return Arrays.copyOfRange(both, index * size, (index + 1) * size);
    }
}
