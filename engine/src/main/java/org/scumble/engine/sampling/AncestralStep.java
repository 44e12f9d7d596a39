package org.scumble.engine.sampling;

/// A stochastic step between noise levels, split as in k-diffusion: denoise down to `down`, then
/// add `up` of fresh noise, with `down² + up²` the square of the level aimed at.
record AncestralStep(double down, double up) {
    /// The full amount of fresh noise: the posterior of Ho et al. 2020.
    static AncestralStep between(double from, double to) {
        double ratio = to / from;
        double up = to * Math.sqrt(1 - ratio * ratio);
        return new AncestralStep(Math.sqrt(to * to - up * up), up);
    }

    /// Adds the fresh noise to latents that were denoised down. Draws none where none is due.
    float[] renoise(float[] x, NoiseSource noise, double from, double to) {
        return up == 0 ? x : Latents.add(x, up, noise.noise(from, to));
    }
}
