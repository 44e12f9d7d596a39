package org.scumble.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BrownianNoiseTest {
    private static final double SIGMA_MAX = ToyModel.STABLE_DIFFUSION.sigmaMax();

    @Test
    void aSeedAlwaysGivesTheSameNoise() {
        assertThat(noise(7, 100).noise(5, 3)).isEqualTo(noise(7, 100).noise(5, 3));
        assertThat(noise(7, 100).noise(5, 3)).isNotEqualTo(noise(8, 100).noise(5, 3));
    }

    @Test
    void noiseDoesNotDependOnWhatWasAskedBefore() {
        BrownianNoise asked = noise(7, 100);
        asked.noise(14, 9);
        asked.noise(9, 0.1);
        assertThat(asked.noise(5, 3)).isEqualTo(noise(7, 100).noise(5, 3));
    }

    @Test
    void moreStepsWalkTheSamePath() {
        BrownianNoise noise = noise(7, 100);
        float[] whole = noise.noise(9, 4);
        float[] first = noise.noise(9, 6.5);
        float[] second = noise.noise(6.5, 4);
        float[] sum = Latents.combine(Math.sqrt(2.5 / 5), first, Math.sqrt(2.5 / 5), second);
        for (int i = 0; i < whole.length; i++) {
            assertThat(sum[i]).isCloseTo(whole[i], Offset.offset(1e-4f));
        }
    }

    @Test
    void everyIncrementIsStandardNormal() {
        BrownianNoise noise = noise(3, 20_000);
        for (double[] step : new double[][] {{14.6, 10}, {3, 2.9}, {0.05, 0.0292}, {1, 0.99}}) {
            float[] values = noise.noise(step[0], step[1]);
            assertThat(mean(values)).as("mean").isCloseTo(0, within(0.03));
            assertThat(covariance(values, values)).as("variance").isCloseTo(1, within(0.04));
            assertThat(share(values, 1)).as("within one σ").isCloseTo(0.6827, within(0.015));
            assertThat(share(values, 2)).as("within two σ").isCloseTo(0.9545, within(0.008));
        }
    }

    @Test
    void neighbouringIncrementsAreIndependent() {
        BrownianNoise noise = noise(3, 20_000);
        assertThat(covariance(noise.noise(5, 4), noise.noise(4, 3))).isCloseTo(0, within(0.03));
        assertThat(covariance(noise.noise(2.01, 2), noise.noise(2, 1.99)))
                .isCloseTo(0, within(0.03));
    }

    private static BrownianNoise noise(long seed, int size) {
        return new BrownianNoise(size, seed, SIGMA_MAX);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double covariance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum / a.length;
    }

    private static double share(float[] values, double limit) {
        int inside = 0;
        for (float value : values) {
            inside += Math.abs(value) < limit ? 1 : 0;
        }
        return (double) inside / values.length;
    }
}
