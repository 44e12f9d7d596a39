package org.scumble.engine.sampling;

/// Denoising diffusion probabilistic models: Ho et al. 2020, algorithm 2 with the posterior
/// variance β̃, on any subset of timesteps.
public record Ddpm() implements Sampler {
    @Override
    public float[] sample(
            Denoiser denoiser, float[] x, Sigmas sigmas, NoiseSource noise, StepListener listener) {
        for (int i = 0; i < sigmas.steps(); i++) {
            double sigma = sigmas.at(i);
            double next = sigmas.at(i + 1);
            float[] denoised = denoiser.denoise(x, sigma);
            double ratio = next / sigma;
            x = Latents.towards(denoised, x, ratio * ratio); // the posterior's mean
            if (!sigmas.endsClean(i)) {
                double deviation = next * Math.sqrt(1 - ratio * ratio);
                x = Latents.add(x, deviation, noise.noise(sigma, next));
            }
            listener.stepped(i + 1, sigmas.steps(), x, denoised);
        }
        return x;
    }
}
