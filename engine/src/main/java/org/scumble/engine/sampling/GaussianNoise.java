package org.scumble.engine.sampling;

/// Fresh noise at every step.
///
/// @param size values of the picture's latents
/// @param generator the picture's own
public record GaussianNoise(int size, Generator generator) implements NoiseSource {
    @Override
    public float[] noise(double fromSigma, double toSigma) {
        return generator.normal(size);
    }
}
