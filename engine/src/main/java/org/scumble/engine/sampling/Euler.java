package org.scumble.engine.sampling;

/// Euler's method on the probability-flow ODE: Karras et al. 2022, algorithm 2 without churn and
/// correction.
public record Euler() implements Sampler {
    @Override
    public float[] sample(
            Denoiser denoiser, float[] x, Sigmas sigmas, NoiseSource noise, StepListener listener) {
        for (int i = 0; i < sigmas.steps(); i++) {
            double sigma = sigmas.at(i);
            float[] denoised = denoiser.denoise(x, sigma);
            x = Latents.towards(denoised, x, sigmas.at(i + 1) / sigma);
            listener.stepped(i + 1, sigmas.steps(), x, denoised);
        }
        return x;
    }
}
