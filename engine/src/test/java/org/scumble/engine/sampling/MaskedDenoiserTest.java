package org.scumble.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MaskedDenoiserTest {
    private static final NoiseSchedule NOISE = NoiseSchedule.scaledLinear(1000, 0.00085, 0.012);
    private static final int PLACES = 16;
    private static final float[] ORIGINAL = new TorchRandom(1).normal(4 * PLACES);
    private static final float[] INITIAL = new TorchRandom(2).normal(4 * PLACES);

    /// What the toy model believes in, everywhere.
    private static final float BELIEF = 3;

    @ParameterizedTest
    @EnumSource(Samplers.class)
    void everySamplerKeepsWhatIsMaskedOutAndPaintsTheRest(Samplers sampler) {
        float[] mask = new float[PLACES];
        Arrays.fill(mask, 0, PLACES / 2, 1);

        float[] painted = run(sampler, 12, mask, (x, sigma) -> filled(BELIEF));

        for (int i = 0; i < painted.length; i++) {
            if (i % PLACES < PLACES / 2) {
                assertThat(painted[i]).isBetween(BELIEF - 0.3f, BELIEF + 0.3f);
            } else {
                assertThat(painted[i]).isEqualTo(ORIGINAL[i]);
            }
        }
    }

    @Test
    void theModelSeesTheOriginalUnderTheNoiseOfTheMoment() {
        List<String> wrong = new ArrayList<>();
        Denoiser model =
                (x, sigma) -> {
                    for (int i = 0; i < x.length; i++) {
                        float expected = (float) (ORIGINAL[i] + sigma * INITIAL[i]);
                        if (i % PLACES >= 4 && x[i] != expected) {
                            wrong.add("%d at %s: %s".formatted(i, sigma, x[i]));
                        }
                    }
                    return filled(BELIEF);
                };
        float[] mask = new float[PLACES];
        Arrays.fill(mask, 0, 4, 1);

        run(Samplers.EULER_ANCESTRAL, 8, mask, model);

        assertThat(wrong).isEmpty();
    }

    @Test
    void aHalfMaskedLatentIsFreeForTheLastHalf() {
        int steps = 10;
        float[] mask = {1, 0.9f, 0.5f, 0.1f, 0.09f, 0};
        TreeMap<Integer, List<Integer>> held = new TreeMap<>();
        Sigmas sigmas = Schedule.KARRAS.sigmas(NOISE, steps);
        float[] zeros = new float[mask.length];
        MaskedDenoiser masked =
                new MaskedDenoiser(
                        (x, sigma) -> new float[] {1, 1, 1, 1, 1, 1}, sigmas, zeros, zeros, mask);

        for (int step = 0; step < steps; step++) {
            float[] answer = masked.denoise(zeros, sigmas.at(step));
            List<Integer> keeping = new ArrayList<>();
            for (int i = 0; i < mask.length; i++) {
                if (answer[i] == 0) {
                    keeping.add(i);
                }
            }
            held.put(step, keeping);
        }

        assertThat(held.get(0)).containsExactly(1, 2, 3, 4, 5);
        assertThat(held.get(1)).containsExactly(2, 3, 4, 5);
        assertThat(held.get(4)).containsExactly(2, 3, 4, 5);
        assertThat(held.get(5)).containsExactly(3, 4, 5);
        assertThat(held.get(8)).containsExactly(3, 4, 5);
        assertThat(held.get(9)).containsExactly(4, 5);
    }

    /// Heun and others ask between two steps, for which the earlier one's mask counts.
    @Test
    void betweenTwoStepsTheEarlierOneCounts() {
        Sigmas sigmas = Schedule.KARRAS.sigmas(NOISE, 4);
        float[] zeros = new float[2];
        MaskedDenoiser masked =
                new MaskedDenoiser(
                        (x, sigma) -> new float[] {1, 1},
                        sigmas,
                        zeros,
                        zeros,
                        new float[] {1, 0.75f});

        double between = (sigmas.at(0) + sigmas.at(1)) / 2;
        assertThat(masked.denoise(zeros, between)).containsExactly(1, 0);
        assertThat(masked.denoise(zeros, sigmas.at(1) * (1 - 1e-12))).containsExactly(1, 1);
    }

    @Test
    void theCallersLatentsAreNotChanged() {
        float[] x = filled(7);
        Sigmas sigmas = Schedule.KARRAS.sigmas(NOISE, 4);

        new MaskedDenoiser(
                        (seen, sigma) -> filled(BELIEF),
                        sigmas,
                        ORIGINAL,
                        INITIAL,
                        new float[PLACES])
                .denoise(x, 2);

        assertThat(x).containsOnly(7);
    }

    @Test
    void sizesMustFit() {
        Sigmas sigmas = Schedule.KARRAS.sigmas(NOISE, 4);
        assertThatThrownBy(
                        () ->
                                new MaskedDenoiser(
                                        (x, sigma) -> x,
                                        sigmas,
                                        ORIGINAL,
                                        INITIAL,
                                        new float[PLACES + 1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static float[] run(Samplers sampler, int steps, float[] mask, Denoiser model) {
        Sigmas sigmas = sampler.sampler().sigmas(sampler.usualSchedule(NOISE), NOISE, steps);
        MaskedDenoiser masked = new MaskedDenoiser(model, sigmas, ORIGINAL, INITIAL, mask);
        NoiseSource noise =
                switch (sampler.noise()) {
                    case NONE, GAUSSIAN -> new GaussianNoise(ORIGINAL.length, new TorchRandom(3));
                    case BROWNIAN -> new BrownianNoise(ORIGINAL.length, 3, NOISE.sigmaMax());
                };
        float[] start = Noising.add(ORIGINAL, INITIAL, sigmas.first());
        return masked.finish(
                sampler.sampler()
                        .sample(masked, start, sigmas, noise, (done, total, x, denoised) -> {}));
    }

    private static float[] filled(float value) {
        float[] latents = new float[4 * PLACES];
        Arrays.fill(latents, value);
        return latents;
    }
}
