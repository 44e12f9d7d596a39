package org.scumble.engine.sampling;

/// Hears of every finished step. May throw to stop the run: the exception reaches the caller of
/// [Sampler#sample].
@FunctionalInterface
public interface StepListener {
    /// @param done how many steps are finished, from 1
    /// @param total how many there are
    /// @param latents the latents after this step; not to be changed
    /// @param denoised what this step believes the clean latents to be, for previews; not to be
    ///     changed
    void stepped(int done, int total, float[] latents, float[] denoised);
}
