package org.scumble.engine.sampling;

/// Variation seeds: pictures near to another one, by initial noise between two seeds' noises.
public final class Variation {
    private Variation() {}

    /// Blends noise spherically, which keeps its variance, as AUTOMATIC1111 does: each column of
    /// each channel for itself.
    ///
    /// @param noise initial noise of the seed, [channels, height, width]
    /// @param variation that of the variation seed, of the same shape
    /// @param strength 0 for the seed alone, 1 for the variation seed alone
    public static float[] slerp(
            float[] noise, float[] variation, double strength, int height, int width) {
        float[] blended = new float[noise.length];
        for (int channel = 0; channel < noise.length; channel += height * width) {
            for (int column = channel; column < channel + width; column++) {
                slerpColumn(noise, variation, strength, column, height, width, blended);
            }
        }
        return blended;
    }

    private static void slerpColumn(
            float[] a,
            float[] b,
            double strength,
            int start,
            int count,
            int stride,
            float[] blended) {
        double aa = 0;
        double bb = 0;
        double ab = 0;
        for (int k = 0, i = start; k < count; k++, i += stride) {
            aa += (double) a[i] * a[i];
            bb += (double) b[i] * b[i];
            ab += (double) a[i] * b[i];
        }
        double omega = Math.acos(Math.clamp(ab / Math.sqrt(aa * bb), -1.0, 1.0));
        double sine = Math.sin(omega);
        boolean parallel = sine < 1e-6; // no plane to turn in: blend straight
        double weightA = parallel ? 1 - strength : Math.sin((1 - strength) * omega) / sine;
        double weightB = parallel ? strength : Math.sin(strength * omega) / sine;
        for (int k = 0, i = start; k < count; k++, i += stride) {
            blended[i] = (float) (weightA * a[i] + weightB * b[i]);
        }
    }
}
