package org.scumble.engine.metrics;

import org.scumble.engine.image.Lab;
import org.scumble.engine.image.Raster;

/// The colour difference CIEDE2000, after Sharma, Wu & Dalal 2005, "The CIEDE2000 Color-Difference
/// Formula: Implementation Notes, Supplementary Test Data, and Mathematical Observations", with all
/// weights 1. About 1 is the least that is seen side by side.
public final class DeltaE {
    private static final double POW_25_7 = Math.pow(25, 7);

    private DeltaE() {}

    /// 0 for equal colours; the same in either order.
    public static double ciede2000(Lab first, Lab second) {
        double meanChroma =
                (Math.hypot(first.a(), first.b()) + Math.hypot(second.a(), second.b())) / 2;
        double g = 0.5 * (1 - chromaShare(meanChroma));
        double a1 = (1 + g) * first.a();
        double a2 = (1 + g) * second.a();
        double c1 = Math.hypot(a1, first.b());
        double c2 = Math.hypot(a2, second.b());
        double h1 = hue(a1, first.b());
        double h2 = hue(a2, second.b());
        boolean grey = c1 * c2 == 0;

        double turn = grey ? 0 : turn(h2 - h1);
        double dLightness = second.lightness() - first.lightness();
        double dChroma = c2 - c1;
        double dHue = 2 * Math.sqrt(c1 * c2) * Math.sin(Math.toRadians(turn / 2));

        double lightness = (first.lightness() + second.lightness()) / 2;
        double chroma = (c1 + c2) / 2;
        double hue = grey ? h1 + h2 : meanHue(h1, h2);

        double middle = (lightness - 50) * (lightness - 50);
        double l = dLightness / (1 + 0.015 * middle / Math.sqrt(20 + middle));
        double c = dChroma / (1 + 0.045 * chroma);
        double h = dHue / (1 + 0.015 * chroma * hueWeight(hue));
        double around = 30 * Math.exp(-Math.pow((hue - 275) / 25, 2));
        double rotation = -Math.sin(Math.toRadians(2 * around)) * 2 * chromaShare(chroma);
        return Math.sqrt(l * l + c * c + h * h + rotation * c * h);
    }

    /// Between two pictures, the mean over all pixels. Alpha does not count.
    ///
    /// @throws IllegalArgumentException when the sizes differ
    public static double mean(Raster a, Raster b) {
        Planes.requireSameSize(a, b);
        double sum = 0;
        for (int y = 0; y < a.height(); y++) {
            for (int x = 0; x < a.width(); x++) {
                sum += ciede2000(Lab.of(a, x, y), Lab.of(b, x, y));
            }
        }
        return sum / ((double) a.width() * a.height());
    }

    private static double chromaShare(double chroma) {
        double power = Math.pow(chroma, 7);
        return Math.sqrt(power / (power + POW_25_7));
    }

    /// In degrees, 0 to 360; 0 for grey.
    private static double hue(double a, double b) {
        double degrees = Math.toDegrees(Math.atan2(b, a));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    /// The shorter way round, -180 to 180 degrees.
    private static double turn(double degrees) {
        if (degrees > 180) {
            return degrees - 360;
        }
        return degrees < -180 ? degrees + 360 : degrees;
    }

    private static double meanHue(double h1, double h2) {
        double sum = h1 + h2;
        if (Math.abs(h1 - h2) <= 180) {
            return sum / 2;
        }
        return (sum < 360 ? sum + 360 : sum - 360) / 2;
    }

    private static double hueWeight(double hue) {
        return 1
                - 0.17 * Math.cos(Math.toRadians(hue - 30))
                + 0.24 * Math.cos(Math.toRadians(2 * hue))
                + 0.32 * Math.cos(Math.toRadians(3 * hue + 6))
                - 0.20 * Math.cos(Math.toRadians(4 * hue - 63));
    }
}
