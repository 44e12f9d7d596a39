package org.scumble.engine.sampling;

/// DPM-Solver++ on the reverse SDE, two stages a step (k-diffusion's `sample_dpmpp_sde`, r = ½).
public record DpmPpSde() implements Sampler {
    @Override
    public float[] sample(
            Denoiser denoiser, float[] x, Sigmas sigmas, NoiseSource noise, StepListener listener) {
        for (int i = 0; i < sigmas.steps(); i++) {
            double sigma = sigmas.at(i);
            double next = sigmas.at(i + 1);
            float[] denoised = denoiser.denoise(x, sigma);
            if (sigmas.endsClean(i)) {
                x = denoised;
            } else {
                double middle = Math.sqrt(sigma * next);
                float[] halfway = step(x, denoised, sigma, middle, noise);
                x = step(x, denoiser.denoise(halfway, middle), sigma, next, noise);
            }
            listener.stepped(i + 1, sigmas.steps(), x, denoised);
        }
        return x;
    }

    private static float[] step(
            float[] x, float[] denoised, double sigma, double next, NoiseSource noise) {
        AncestralStep step = AncestralStep.between(sigma, next);
        float[] down = Latents.towards(denoised, x, step.down() / sigma);
        return step.renoise(down, noise, sigma, next);
    }
}
