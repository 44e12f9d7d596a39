package org.scumble.engine.sampling;

/// A way from noise to a picture: one call runs a whole trajectory. Stateless, so one instance
/// serves all threads.
public interface Sampler {
    /// Denoises latents from `sigmas.first()` to `sigmas.last()`.
    ///
    /// Image to image is the same call on `sigmas.forStrength(…)` from latents noised by
    /// [Noising#add].
    ///
    /// @param denoiser the model
    /// @param x latents at the first noise level; not changed
    /// @param noise asked only by stochastic samplers
    /// @param listener told of every step; whatever it throws ends the run
    /// @return the latents at the end, at σ = 0 the clean ones
    float[] sample(
            Denoiser denoiser, float[] x, Sigmas sigmas, NoiseSource noise, StepListener listener);

    /// The noise levels this sampler visits on a schedule; a few samplers have habits of their own.
    default Sigmas sigmas(Schedule schedule, NoiseSchedule noise, int steps) {
        return schedule.sigmas(noise, steps);
    }
}
