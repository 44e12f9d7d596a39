package org.scumble.engine.sampling;

/// DPM-Solver++(2S), Lu et al. 2022, algorithm 1, with fresh noise after each step (k-diffusion's
/// `sample_dpmpp_2s_ancestral`).
public record DpmPp2sAncestral() implements Sampler {
    @Override
    public float[] sample(
            Denoiser denoiser, float[] x, Sigmas sigmas, NoiseSource noise, StepListener listener) {
        for (int i = 0; i < sigmas.steps(); i++) {
            double sigma = sigmas.at(i);
            double next = sigmas.at(i + 1);
            AncestralStep step = AncestralStep.between(sigma, next);
            float[] denoised = denoiser.denoise(x, sigma);
            if (sigmas.endsClean(i)) {
                x = denoised;
            } else {
                double middle = Math.sqrt(sigma * step.down());
                float[] halfway = Latents.towards(denoised, x, middle / sigma);
                float[] better = denoiser.denoise(halfway, middle);
                x = Latents.towards(better, x, step.down() / sigma);
                x = step.renoise(x, noise, sigma, next);
            }
            listener.stepped(i + 1, sigmas.steps(), x, denoised);
        }
        return x;
    }
}
