package org.scumble.engine.sampling;

/// The latents a trajectory starts from.
public final class Noising {
    private Noising() {}

    /// Pure noise for text to image: unit variance once the model scales its input, as in ComfyUI
    /// and most of diffusers.
    public static float[] start(float[] noise, double sigma) {
        return Latents.scale(Math.sqrt(1 + sigma * sigma), noise);
    }

    /// Pure noise for text to image as k-diffusion and, with it, AUTOMATIC1111 has it: `σ·noise`,
    /// 0.2 % less than [#start] at the usual 14.6.
    public static float[] startOfKDiffusion(float[] noise, double sigma) {
        return Latents.scale(sigma, noise);
    }

    /// Noised latents for image to image: `x0 + σ·noise`.
    public static float[] add(float[] latents, float[] noise, double sigma) {
        return Latents.add(latents, sigma, noise);
    }
}
