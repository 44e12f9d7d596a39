package org.scumble.engine.sampling;

import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;

/// Denoising diffusion implicit models: Song et al. 2020, equation 12. At η = 0 it is [Euler] on
/// timesteps of its own.
///
/// @param eta the share of fresh noise, from 0 (deterministic) to 1 ([Ddpm])
public record Ddim(double eta) implements Sampler {
    public Ddim {
        if (!(eta >= 0 && eta <= 1)) {
            throw new EngineException(
                    Reason.BAD_REQUEST,
                    "DDIM's eta must be from 0 to 1, but is %s.".formatted(eta));
        }
    }

    @Override
    public float[] sample(
            Denoiser denoiser, float[] x, Sigmas sigmas, NoiseSource noise, StepListener listener) {
        for (int i = 0; i < sigmas.steps(); i++) {
            double sigma = sigmas.at(i);
            double next = sigmas.at(i + 1);
            AncestralStep step = AncestralStep.between(sigma, next, eta);
            float[] denoised = denoiser.denoise(x, sigma);
            x = Latents.towards(denoised, x, step.down() / sigma);
            x = step.renoise(x, noise, sigma, next);
            listener.stepped(i + 1, sigmas.steps(), x, denoised);
        }
        // Latents that keep a little noise are handed on in DDIM's own, variance-preserving scale.
        return Latents.scale(Prediction.inputScale(sigmas.last()), x);
    }

    /// Stable Diffusion's DDIM ends at the smallest trained noise level, not at 0
    /// (`set_alpha_to_one` false).
    @Override
    public Sigmas sigmas(Schedule schedule, NoiseSchedule noise, int steps) {
        return schedule.sigmas(noise, steps).endingAt(noise.sigmaMin());
    }
}
