package org.scumble.engine.sampling;

import org.jspecify.annotations.Nullable;

/// DPM-Solver++(2M), Lu et al. 2022, algorithm 2: second order from the model's last two answers.
public record DpmPp2m() implements Sampler {
    @Override
    public float[] sample(
            Denoiser denoiser, float[] x, Sigmas sigmas, NoiseSource noise, StepListener listener) {
        float @Nullable [] previous = null;
        for (int i = 0; i < sigmas.steps(); i++) {
            double sigma = sigmas.at(i);
            double next = sigmas.at(i + 1);
            float[] denoised = denoiser.denoise(x, sigma);
            float[] ahead = denoised;
            if (previous != null && !sigmas.endsClean(i)) {
                // Follow the line through the last two answers, over log-SNR, half a step ahead.
                double half = Math.log(sigma / next) / Math.log(sigmas.at(i - 1) / sigma) / 2;
                ahead = Latents.combine(1 + half, denoised, -half, previous);
            }
            x = Latents.towards(ahead, x, next / sigma);
            previous = denoised;
            listener.stepped(i + 1, sigmas.steps(), x, denoised);
        }
        return x;
    }
}
