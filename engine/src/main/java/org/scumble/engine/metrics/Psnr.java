package org.scumble.engine.metrics;

import org.scumble.engine.image.Raster;

/// Peak signal-to-noise ratio: `10·log10(255² / MSE)`, the mean squared error taken over red, green
/// and blue of all pixels. Alpha does not count.
public final class Psnr {
    private static final double PEAK = 255;

    private Psnr() {}

    /// In decibels; infinite for equal pictures.
    ///
    /// @throws IllegalArgumentException when the sizes differ
    public static double between(Raster a, Raster b) {
        Planes.requireSameSize(a, b);
        double squares = 0;
        for (int channel = 0; channel < Planes.COLOURS; channel++) {
            double[] x = Planes.of(a, channel);
            double[] y = Planes.of(b, channel);
            for (int i = 0; i < x.length; i++) {
                squares += (x[i] - y[i]) * (x[i] - y[i]);
            }
        }
        double count = (double) Planes.COLOURS * a.width() * a.height();
        return 10 * Math.log10(PEAK * PEAK * count / squares);
    }
}
