package org.scumble.engine.sampling;

/// Denoising diffusion implicit models, deterministic: Song et al. 2020, equation 12 at η = 0. That
/// is [Euler] on timesteps of its own; at η = 1 it is [Ddpm].
public record Ddim() implements Sampler {
    @Override
    public float[] sample(
            Denoiser denoiser, float[] x, Sigmas sigmas, NoiseSource noise, StepListener listener) {
        float[] end = new Euler().sample(denoiser, x, sigmas, noise, listener);
        // Latents that keep a little noise are handed on in DDIM's own, variance-preserving scale.
        return Latents.scale(Prediction.inputScale(sigmas.last()), end);
    }

    /// Stable Diffusion's DDIM ends at the smallest trained noise level, not at 0
    /// (`set_alpha_to_one` false).
    @Override
    public Sigmas sigmas(Schedule schedule, NoiseSchedule noise, int steps) {
        return schedule.sigmas(noise, steps).endingAt(noise.sigmaMin());
    }
}
