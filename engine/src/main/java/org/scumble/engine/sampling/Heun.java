package org.scumble.engine.sampling;

/// Heun's second-order method on the probability-flow ODE: Karras et al. 2022, algorithm 2 without
/// churn.
public record Heun() implements Sampler {
    @Override
    public float[] sample(
            Denoiser denoiser, float[] x, Sigmas sigmas, NoiseSource noise, StepListener listener) {
        for (int i = 0; i < sigmas.steps(); i++) {
            double sigma = sigmas.at(i);
            double next = sigmas.at(i + 1);
            float[] denoised = denoiser.denoise(x, sigma);
            float[] ahead = Latents.towards(denoised, x, next / sigma);
            if (sigmas.endsClean(i)) {
                x = ahead;
            } else {
                float[] here = Latents.derivative(x, denoised, sigma);
                float[] there = Latents.derivative(ahead, denoiser.denoise(ahead, next), next);
                double half = (next - sigma) / 2;
                x = Latents.combine(1, x, half, here, half, there);
            }
            listener.stepped(i + 1, sigmas.steps(), x, denoised);
        }
        return x;
    }
}
