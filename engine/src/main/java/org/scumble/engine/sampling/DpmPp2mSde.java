package org.scumble.engine.sampling;

import org.jspecify.annotations.Nullable;

/// SDE-DPM-Solver++(2M), Lu et al. 2022, with the midpoint correction (k-diffusion's
/// `sample_dpmpp_2m_sde` at η = 1).
public record DpmPp2mSde() implements Sampler {
    @Override
    public float[] sample(
            Denoiser denoiser, float[] x, Sigmas sigmas, NoiseSource noise, StepListener listener) {
        float @Nullable [] previous = null;
        for (int i = 0; i < sigmas.steps(); i++) {
            double sigma = sigmas.at(i);
            double next = sigmas.at(i + 1);
            float[] denoised = denoiser.denoise(x, sigma);
            if (sigmas.endsClean(i)) {
                x = denoised;
            } else {
                float[] ahead = denoised;
                if (previous != null) {
                    double half = Math.log(sigma / next) / Math.log(sigmas.at(i - 1) / sigma) / 2;
                    ahead = Latents.combine(1 + half, denoised, -half, previous);
                }
                AncestralStep step = AncestralStep.between(sigma, next);
                x = Latents.towards(ahead, x, step.down() / sigma);
                x = step.renoise(x, noise, sigma, next);
            }
            previous = denoised;
            listener.stepped(i + 1, sigmas.steps(), x, denoised);
        }
        return x;
    }
}
