package org.scumble.engine.sampling;

/// [Dpm2] with fresh noise after each step (k-diffusion's `sample_dpm_2_ancestral`).
public record Dpm2Ancestral() implements Sampler {
    @Override
    public float[] sample(
            Denoiser denoiser, float[] x, Sigmas sigmas, NoiseSource noise, StepListener listener) {
        for (int i = 0; i < sigmas.steps(); i++) {
            double sigma = sigmas.at(i);
            double next = sigmas.at(i + 1);
            AncestralStep step = AncestralStep.between(sigma, next);
            float[] denoised = denoiser.denoise(x, sigma);
            x = Dpm2.step(denoiser, x, denoised, sigma, step.down());
            x = step.renoise(x, noise, sigma, next);
            listener.stepped(i + 1, sigmas.steps(), x, denoised);
        }
        return x;
    }

    /// As for [Dpm2].
    @Override
    public Sigmas sigmas(Schedule schedule, NoiseSchedule noise, int steps) {
        return schedule.sigmasWithoutPenultimate(noise, steps);
    }
}
