package org.scumble.engine.image;

/// A colour in CIELAB (CIE 15:2004), from sRGB (IEC 61966-2-1) seen under its own white, D65.
///
/// @param lightness 0 for black to 100 for white
/// @param a green to red, 0 for grey
/// @param b blue to yellow, 0 for grey
public record Lab(double lightness, double a, double b) {
    // The white that the matrix gives for R = G = B = 1, so that grey is grey exactly.
    private static final double WHITE_X = 0.4124 + 0.3576 + 0.1805;
    private static final double WHITE_Z = 0.0193 + 0.1192 + 0.9505;

    private static final double EPSILON = 216.0 / 24389;
    private static final double KAPPA = 24389.0 / 27;

    private static final double[] LINEAR = linear();

    /// The colour of sRGB values.
    ///
    /// @param red 0 to 255, as are `green` and `blue`
    public static Lab of(int red, int green, int blue) {
        double r = LINEAR[red];
        double g = LINEAR[green];
        double bl = LINEAR[blue];
        double x = cubeRoot((0.4124 * r + 0.3576 * g + 0.1805 * bl) / WHITE_X);
        double y = cubeRoot(0.2126 * r + 0.7152 * g + 0.0722 * bl);
        double z = cubeRoot((0.0193 * r + 0.1192 * g + 0.9505 * bl) / WHITE_Z);
        return new Lab(116 * y - 16, 500 * (x - y), 200 * (y - z));
    }

    /// The colour of a pixel, whatever its alpha.
    public static Lab of(Raster picture, int x, int y) {
        return of(picture.get(x, y, 0), picture.get(x, y, 1), picture.get(x, y, 2));
    }

    private static double cubeRoot(double t) {
        return t > EPSILON ? Math.cbrt(t) : (KAPPA * t + 16) / 116;
    }

    private static double[] linear() {
        double[] linear = new double[256];
        for (int i = 0; i < linear.length; i++) {
            double value = i / 255.0;
            linear[i] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
        return linear;
    }
}
