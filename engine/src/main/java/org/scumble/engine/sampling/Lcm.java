package org.scumble.engine.sampling;

/// Multistep sampling of latent consistency models: Luo et al. 2023, algorithm 3. Jump to the clean
/// latents, add fresh noise of the next level, jump again.
public record Lcm() implements Sampler {
    private static final double SIGMA_DATA = 0.5;
    private static final double TIMESTEP_SCALING = 10;

    @Override
    public float[] sample(
            Denoiser denoiser, float[] x, Sigmas sigmas, NoiseSource noise, StepListener listener) {
        for (int i = 0; i < sigmas.steps(); i++) {
            double sigma = sigmas.at(i);
            double next = sigmas.at(i + 1);
            float[] denoised = consistent(denoiser.denoise(x, sigma), x, sigma, sigmas.timestep(i));
            x =
                    sigmas.endsClean(i)
                            ? denoised
                            : Latents.add(denoised, next, noise.noise(sigma, next));
            listener.stepped(i + 1, sigmas.steps(), x, denoised);
        }
        return x;
    }

    /// The consistency function `c_skip·x + c_out·x0`, the identity at timestep 0; x in the
    /// variance-preserving scale.
    private static float[] consistent(float[] denoised, float[] x, double sigma, double timestep) {
        double scaled = timestep * TIMESTEP_SCALING;
        double norm = Math.hypot(scaled, SIGMA_DATA);
        double skip = SIGMA_DATA * SIGMA_DATA / (norm * norm);
        return Latents.combine(scaled / norm, denoised, skip * Prediction.inputScale(sigma), x);
    }
}
