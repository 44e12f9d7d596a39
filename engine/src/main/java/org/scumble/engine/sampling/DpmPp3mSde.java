package org.scumble.engine.sampling;

import org.jspecify.annotations.Nullable;

/// SDE-DPM-Solver++(3M): third order from the model's last three answers (k-diffusion's
/// `sample_dpmpp_3m_sde` at η = 1).
public record DpmPp3mSde() implements Sampler {
    @Override
    public float[] sample(
            Denoiser denoiser, float[] x, Sigmas sigmas, NoiseSource noise, StepListener listener) {
        float @Nullable [] previous = null;
        float @Nullable [] beforePrevious = null;
        for (int i = 0; i < sigmas.steps(); i++) {
            double sigma = sigmas.at(i);
            double next = sigmas.at(i + 1);
            float[] denoised = denoiser.denoise(x, sigma);
            if (sigmas.endsClean(i)) {
                x = denoised;
            } else {
                AncestralStep step = AncestralStep.between(sigma, next);
                x = Latents.towards(denoised, x, step.down() / sigma);
                if (previous != null) {
                    x = correct(x, sigmas, i, denoised, previous, beforePrevious);
                }
                x = step.renoise(x, noise, sigma, next);
            }
            beforePrevious = previous;
            previous = denoised;
            listener.stepped(i + 1, sigmas.steps(), x, denoised);
        }
        return x;
    }

    /// As in AUTOMATIC1111 the last noise level above 0 is left out of one step more; ComfyUI keeps
    /// it here.
    @Override
    public Sigmas sigmas(Schedule schedule, NoiseSchedule noise, int steps) {
        return schedule.sigmasWithoutPenultimate(noise, steps);
    }

    /// Adds the first and second derivative, over log-SNR, of the model's answers: divided
    /// differences of the last two or three, weighted by the φ functions of exponential
    /// integrators.
    private static float[] correct(
            float[] x, Sigmas sigmas, int i, float[] d0, float[] d1, float @Nullable [] d2) {
        double h = Math.log(sigmas.at(i) / sigmas.at(i + 1));
        double phi2 = Math.expm1(-2 * h) / (2 * h) + 1;
        double r0 = Math.log(sigmas.at(i - 1) / sigmas.at(i)) / h;
        if (d2 == null) {
            return Latents.combine(1, x, phi2 / r0, d0, -phi2 / r0, d1);
        }
        double phi3 = phi2 / (2 * h) - 0.5;
        double r1 = Math.log(sigmas.at(i - 2) / sigmas.at(i - 1)) / h;
        double newer = phi2 + (phi2 * r0 - phi3) / (r0 + r1);
        double older = -(phi2 * r0 - phi3) / (r0 + r1);
        float[] corrected = Latents.combine(1, x, newer / r0, d0, -newer / r0, d1);
        return Latents.combine(1, corrected, older / r1, d1, -older / r1, d2);
    }
}
