package org.scumble.engine.sampling;

/// Noise for SDE samplers: increments of one Brownian path W over the noise levels, so that any
/// number of steps, and any substeps, walk the same path and give much the same picture.
///
/// The path is a virtual Brownian tree (Li et al. 2020, "Scalable Gradients for Stochastic
/// Differential Equations", section 4): W at the middle of an interval is drawn between its ends,
/// again and again around the level asked for. Every node draws from [Philox] by its own number,
/// so nothing is stored and nothing depends on the order of questions. Other programs use the tree
/// of torchsde, whose nodes draw otherwise: the same seed is another path there.
public final class BrownianNoise implements NoiseSource {
    /// Intervals of σ this narrow are taken as straight: a thousandth of the smallest step in use.
    private static final double STRAIGHT = 1e-5;

    private static final float TWO_PI = (float) (2 * Math.PI);

    private final int size;
    private final long seed;
    private final double sigmaMax;

    /// @param size values of the picture's latents
    /// @param seed the picture's
    /// @param sigmaMax the largest noise level ever asked for; part of what a seed means, so the
    ///     model's ([NoiseSchedule#sigmaMax]) rather than the trajectory's
    public BrownianNoise(int size, long seed, double sigmaMax) {
        this.size = size;
        this.seed = seed;
        this.sigmaMax = sigmaMax;
    }

    @Override
    public float[] noise(double fromSigma, double toSigma) {
        double scale = 1 / Math.sqrt(Math.abs(toSigma - fromSigma));
        return Latents.combine(scale, path(toSigma), -scale, path(fromSigma));
    }

    /// W at a noise level; 0 at σ = 0.
    private float[] path(double sigma) {
        double low = 0;
        double high = sigmaMax;
        float[] atLow = new float[size];
        float[] atHigh = Latents.scale(Math.sqrt(sigmaMax), normal(0));
        int node = 1;
        while (high - low > STRAIGHT) {
            double middle = (low + high) / 2;
            double deviation = Math.sqrt(high - low) / 2; // of a Brownian bridge at its middle
            float[] atMiddle = Latents.combine(0.5, atLow, 0.5, atHigh, deviation, normal(node));
            if (sigma < middle) {
                high = middle;
                atHigh = atMiddle;
                node = 2 * node;
            } else {
                low = middle;
                atLow = atMiddle;
                node = 2 * node + 1;
            }
        }
        double weight = (sigma - low) / (high - low);
        return Latents.combine(1 - weight, atLow, weight, atHigh);
    }

    /// A node's own standard normal values, four a counter by Box–Muller.
    private float[] normal(int node) {
        float[] values = new float[size];
        int[] words = new int[4];
        for (int i = 0; i < size; i += 4) {
            words[0] = i;
            words[1] = node;
            words[2] = 0;
            words[3] = 1; // apart from the initial noise, which PhiloxRandom draws with 0 here
            Philox.scramble(words, seed);
            for (int k = 0; k < 4 && i + k < size; k += 2) {
                float radius = (float) Math.sqrt(-2 * CephesMath.log(unit(words[k])));
                float angle = TWO_PI * unit(words[k + 1]);
                values[i + k] = radius * CephesMath.cos(angle);
                if (i + k + 1 < size) {
                    values[i + k + 1] = radius * CephesMath.sin(angle);
                }
            }
        }
        return values;
    }

    /// 24 random bits as a number in (0, 1].
    private static float unit(int word) {
        return ((word >>> 8) + 1) * 0x1p-24f;
    }
}
