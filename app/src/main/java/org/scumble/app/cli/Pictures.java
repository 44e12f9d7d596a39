package org.scumble.app.cli;

import org.scumble.engine.image.Raster;

/// A look at a picture's pixels.
final class Pictures {
    /// Standard deviation of brightness, of 255, below which a picture is one flat colour.
    private static final double FLAT = 4;

    private Pictures() {}

    /// Whether there is anything to see: broken computation gives one flat colour.
    static boolean hasContent(Raster raster) {
        double sum = 0;
        double squares = 0;
        int pixels = raster.width() * raster.height();
        for (int y = 0; y < raster.height(); y++) {
            for (int x = 0; x < raster.width(); x++) {
                double grey =
                        (raster.get(x, y, 0) + raster.get(x, y, 1) + raster.get(x, y, 2)) / 3.0;
                sum += grey;
                squares += grey * grey;
            }
        }
        double mean = sum / pixels;
        return squares / pixels - mean * mean > FLAT * FLAT;
    }
}
