package org.scumble.engine.sampling;

/// Euler's method with fresh noise after each step (k-diffusion's `sample_euler_ancestral`).
public record EulerAncestral() implements Sampler {
    @Override
    public float[] sample(
            Denoiser denoiser, float[] x, Sigmas sigmas, NoiseSource noise, StepListener listener) {
        for (int i = 0; i < sigmas.steps(); i++) {
            double sigma = sigmas.at(i);
            double next = sigmas.at(i + 1);
            AncestralStep step = AncestralStep.between(sigma, next);
            float[] denoised = denoiser.denoise(x, sigma);
            x = Latents.towards(denoised, x, step.down() / sigma);
            x = step.renoise(x, noise, sigma, next);
            listener.stepped(i + 1, sigmas.steps(), x, denoised);
        }
        return x;
    }
}
