package org.scumble.engine.sampling;

/// Where a stochastic sampler's noise comes from.
@FunctionalInterface
public interface NoiseSource {
    /// Standard normal noise as large as the latents, for a move between two noise levels.
    float[] noise(double fromSigma, double toSigma);
}
