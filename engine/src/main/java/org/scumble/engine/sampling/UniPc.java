package org.scumble.engine.sampling;

import org.jspecify.annotations.Nullable;

/// UniPC-2 with B₂(h), predicting x0: Zhao et al. 2023. Each step predicts with second order; the
/// model's next answer, needed anyway, then corrects the latents it was given. The first and the
/// last step are of first order.
public record UniPc() implements Sampler {
    @Override
    public float[] sample(
            Denoiser denoiser, float[] x, Sigmas sigmas, NoiseSource noise, StepListener listener) {
        float @Nullable [] start = null; // where the last step began
        float @Nullable [] previous = null;
        float @Nullable [] beforePrevious = null;
        for (int i = 0; i < sigmas.steps(); i++) {
            float[] denoised = denoiser.denoise(x, sigmas.at(i));
            if (start != null && previous != null) {
                x = correct(start, sigmas, i, denoised, previous, beforePrevious);
            }
            start = x;
            boolean last = i == sigmas.steps() - 1;
            x = predict(x, sigmas, i, denoised, last ? null : previous);
            beforePrevious = previous;
            previous = denoised;
            listener.stepped(i + 1, sigmas.steps(), x, denoised);
        }
        return x;
    }

    private static float[] predict(
            float[] x, Sigmas sigmas, int i, float[] denoised, float @Nullable [] previous) {
        double ratio = sigmas.at(i + 1) / sigmas.at(i);
        if (previous == null) {
            return Latents.towards(denoised, x, ratio);
        }
        double slope = 0.5 / backwards(sigmas, i);
        float[] ahead = Latents.combine(1 - slope, denoised, slope, previous);
        return Latents.towards(ahead, x, ratio);
    }

    /// Repeats the step that led to noise level `i`, knowing the model's answer there.
    private static float[] correct(
            float[] start,
            Sigmas sigmas,
            int i,
            float[] denoised,
            float[] previous,
            float @Nullable [] beforePrevious) {
        double ratio = sigmas.at(i) / sigmas.at(i - 1);
        if (beforePrevious == null) {
            float[] mean = Latents.combine(0.5, denoised, 0.5, previous);
            return Latents.towards(mean, start, ratio);
        }
        // Weights that make the step exact for answers quadratic in log-SNR: R(1)·ρ = b.
        double h = Math.log(ratio);
        double phi1 = Math.expm1(h);
        double phi2 = phi1 / h - 1;
        double b1 = phi2 / phi1;
        double b2 = 2 * (phi2 / h - 0.5) / phi1;
        double r = backwards(sigmas, i - 1);
        double older = (b1 - b2) / (1 - r);
        double newer = b1 - older;
        float[] ahead =
                Latents.combine(
                        1 - older / r - newer,
                        previous,
                        older / r,
                        beforePrevious,
                        newer,
                        denoised);
        return Latents.towards(ahead, start, ratio);
    }

    /// The log-SNR of the step before step `i`, seen from its start in units of step `i`: negative.
    private static double backwards(Sigmas sigmas, int i) {
        return Math.log(sigmas.at(i) / sigmas.at(i - 1))
                / Math.log(sigmas.at(i) / sigmas.at(i + 1));
    }
}
