package org.scumble.engine.metrics;

import org.scumble.engine.image.Raster;

/// The colour channels of a raster, each on its own.
final class Planes {
    /// Red, green and blue, without alpha.
    static final int COLOURS = 3;

    private Planes() {}

    /// `height * width` values from 0 to 255, rows from the top.
    static double[] of(Raster raster, int channel) {
        double[] plane = new double[raster.width() * raster.height()];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = raster.rgba()[i * Raster.CHANNELS + channel] & 0xff;
        }
        return plane;
    }

    static void requireSameSize(Raster a, Raster b) {
        if (a.width() != b.width() || a.height() != b.height()) {
            throw new IllegalArgumentException(
                    "Pictures of different sizes cannot be compared: %dx%d and %dx%d"
                            .formatted(a.width(), a.height(), b.width(), b.height()));
        }
    }
}
