package org.scumble.engine.metrics;

import org.scumble.engine.image.Lab;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;

/// How much a picture jumps where a patch meets what was kept.
public final class Seam {
    private Seam() {}

    /// The mean CIEDE2000 between neighbouring pixels, side by side or one above the other, of
    /// which one is replaced (128 or more in `composite`) and the other is not. 0 if there is no
    /// edge. To be compared with the same measure on a picture without a seam, because texture
    /// counts too.
    ///
    /// @throws IllegalArgumentException when the sizes differ
    public static double across(Raster picture, Mask composite) {
        if (picture.width() != composite.width() || picture.height() != composite.height()) {
            throw new IllegalArgumentException(
                    "A mask of %dx%d for a picture of %dx%d"
                            .formatted(
                                    composite.width(),
                                    composite.height(),
                                    picture.width(),
                                    picture.height()));
        }
        double sum = 0;
        long pairs = 0;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                boolean replaced = composite.get(x, y) >= Mask.HALF;
                if (x > 0 && composite.get(x - 1, y) >= Mask.HALF != replaced) {
                    sum += difference(picture, x, y, x - 1, y);
                    pairs++;
                }
                if (y > 0 && composite.get(x, y - 1) >= Mask.HALF != replaced) {
                    sum += difference(picture, x, y, x, y - 1);
                    pairs++;
                }
            }
        }
        return pairs == 0 ? 0 : sum / pairs;
    }

    private static double difference(Raster picture, int x, int y, int otherX, int otherY) {
        return DeltaE.ciede2000(Lab.of(picture, x, y), Lab.of(picture, otherX, otherY));
    }
}
