package org.scumble.engine.sampling;

import java.util.List;

/// Fresh noise at every step, each picture's from its own generator, so that a picture does not
/// depend on the others in its batch.
///
/// @param size values of one picture's latents
/// @param generators one a picture
public record GaussianNoise(int size, List<Generator> generators) implements NoiseSource {
    public GaussianNoise {
        generators = List.copyOf(generators);
    }

    public GaussianNoise(int size, Generator... generators) {
        this(size, List.of(generators));
    }

    @Override
    public float[] noise(double fromSigma, double toSigma) {
        return next();
    }

    /// The next noise, picture after picture; the first is what a trajectory starts from.
    public float[] next() {
        float[] noise = new float[size * generators.size()];
        for (int image = 0; image < generators.size(); image++) {
            System.arraycopy(generators.get(image).normal(size), 0, noise, image * size, size);
        }
        return noise;
    }
}
