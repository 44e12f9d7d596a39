package org.scumble.engine.sampling;

/// DPM-Solver-2 (Lu et al. 2022) as k-diffusion's `sample_dpm_2`: the midpoint method, with the
/// midpoint taken in `ln σ`.
public record Dpm2() implements Sampler {
    @Override
    public float[] sample(
            Denoiser denoiser, float[] x, Sigmas sigmas, NoiseSource noise, StepListener listener) {
        for (int i = 0; i < sigmas.steps(); i++) {
            double sigma = sigmas.at(i);
            float[] denoised = denoiser.denoise(x, sigma);
            x = step(denoiser, x, denoised, sigma, sigmas.at(i + 1));
            listener.stepped(i + 1, sigmas.steps(), x, denoised);
        }
        return x;
    }

    /// One midpoint step from `sigma` to `next`.
    static float[] step(Denoiser denoiser, float[] x, float[] denoised, double sigma, double next) {
        if (next == 0) {
            return denoised;
        }
        double middle = Math.sqrt(sigma * next);
        float[] halfway = Latents.towards(denoised, x, middle / sigma);
        float[] there = Latents.derivative(halfway, denoiser.denoise(halfway, middle), middle);
        return Latents.add(x, next - sigma, there);
    }

    /// As in AUTOMATIC1111 and ComfyUI the last noise level above 0 is left out of one step more.
    @Override
    public Sigmas sigmas(Schedule schedule, NoiseSchedule noise, int steps) {
        return schedule.sigmasWithoutPenultimate(noise, steps);
    }
}
