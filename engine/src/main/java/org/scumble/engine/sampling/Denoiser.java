package org.scumble.engine.sampling;

/// The model as a sampler sees it: guidance, input scaling and [Prediction] are already applied.
@FunctionalInterface
public interface Denoiser {
    /// The clean latents the model believes to lie under the noise.
    ///
    /// @param x noisy latents, `x0 + σ·noise`; not to be changed
    /// @param sigma their noise level; the model's timestep is [NoiseSchedule#timestep] of it
    /// @return x0, a new array of the same size
    float[] denoise(float[] x, double sigma);
}
