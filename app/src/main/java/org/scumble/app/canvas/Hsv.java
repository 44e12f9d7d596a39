package org.scumble.app.canvas;

/// A colour as hue, saturation and brightness, as it is chosen by hand.
///
/// @param hue in degrees, 0 to 360
/// @param saturation 0 to 1
/// @param value the brightness, 0 to 1
record Hsv(double hue, double saturation, double value) {
    private static final double SIXTH = 60;

    /// @param rgb 0xRRGGBB; what is above is ignored
    static Hsv of(int rgb) {
        double red = (rgb >> 16 & 0xff) / 255.0;
        double green = (rgb >> 8 & 0xff) / 255.0;
        double blue = (rgb & 0xff) / 255.0;
        double most = Math.max(red, Math.max(green, blue));
        double range = most - Math.min(red, Math.min(green, blue));
        if (range == 0) {
            return new Hsv(0, 0, most);
        }
        double sector;
        if (most == red) {
            sector = (green - blue) / range;
        } else if (most == green) {
            sector = 2 + (blue - red) / range;
        } else {
            sector = 4 + (red - green) / range;
        }
        double hue = sector * SIXTH;
        return new Hsv(hue < 0 ? hue + 360 : hue, range / most, most);
    }

    /// 0xFFRRGGBB.
    int argb() {
        return 0xff000000 | channel(5) << 16 | channel(3) << 8 | channel(1);
    }

    private int channel(int offset) {
        double k = (offset + hue / SIXTH) % 6;
        double share = Math.clamp(Math.min(k, 4 - k), 0, 1);
        return (int) Math.rint((value - value * saturation * share) * 255);
    }
}
