package org.scumble.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PredictionTest {
    private static final float[] CLEAN = {0.3f, -1.2f, 0.7f};
    private static final float[] NOISE = {1.1f, 0.2f, -0.9f};

    @Test
    void everyPredictionOfATrueModelGivesTheCleanLatents() {
        for (double sigma : new double[] {0.03, 1, 14.6}) {
            double signal = Prediction.inputScale(sigma); // √ᾱ
            double noise = sigma * signal; // √(1-ᾱ)
            float[] x = Noising.add(CLEAN, NOISE, sigma);
            float[] v = Latents.combine(signal, NOISE, -noise, CLEAN);
            assertClean(Prediction.EPSILON.denoised(NOISE, x, sigma));
            assertClean(Prediction.V.denoised(v, x, sigma));
            assertClean(Prediction.SAMPLE.denoised(CLEAN, x, sigma));
        }
    }

    private static void assertClean(float[] denoised) {
        assertThat(denoised).containsExactly(CLEAN, Offset.offset(5e-6f));
    }

    @Test
    void pureNoiseComesToTheModelWithUnitVariance() {
        float[] start = Noising.start(NOISE, 14.6);
        assertThat(Latents.scale(Prediction.inputScale(14.6), start))
                .containsExactly(NOISE, Offset.offset(1e-6f));
        assertThat(Noising.startOfKDiffusion(NOISE, 14.6))
                .containsExactly(Latents.scale(14.6, NOISE), Offset.offset(1e-6f));
    }
}
