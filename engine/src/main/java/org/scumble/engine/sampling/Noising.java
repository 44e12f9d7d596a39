package org.scumble.engine.sampling;

/// The latents a trajectory starts from.
public final class Noising {
    private Noising() {}

    /// Pure noise for text to image: unit variance once the model scales its input, as in diffusers
    /// and ComfyUI. AUTOMATIC1111's k-diffusion samplers start from `noise·σ`, 0.2 % less at the
    /// usual 14.6: [#add] it to zeros for that.
    public static float[] start(float[] noise, double sigma) {
        return Latents.scale(Math.sqrt(1 + sigma * sigma), noise);
    }

    /// Noised latents for image to image: `x0 + σ·noise`.
    public static float[] add(float[] latents, float[] noise, double sigma) {
        return Latents.add(latents, sigma, noise);
    }
}
