package org.scumble.painter.art;

import java.awt.Color;

/// Arithmetic on colours.
final class Tint {

    private Tint() {}

    /// The colour `0xRRGGBB`.
    static Color hex(int rgb) {
        return new Color(rgb);
    }

    /// From `a` (amount 0) to `b` (amount 1). Keeps the opacity of `a`.
    static Color mix(Color a, Color b, double amount) {
        return new Color(
                channel(a.getRed() + (b.getRed() - a.getRed()) * amount),
                channel(a.getGreen() + (b.getGreen() - a.getGreen()) * amount),
                channel(a.getBlue() + (b.getBlue() - a.getBlue()) * amount),
                a.getAlpha());
    }

    /// The colour of a surface of colour `a` lit by light of colour `b`.
    static Color multiply(Color a, Color b) {
        return new Color(
                a.getRed() * b.getRed() / 255,
                a.getGreen() * b.getGreen() / 255,
                a.getBlue() * b.getBlue() / 255,
                a.getAlpha());
    }

    static Color lighter(Color colour, double amount) {
        return mix(colour, Color.WHITE, amount);
    }

    /// Darkens towards a cool shadow rather than towards black.
    static Color darker(Color colour, double amount) {
        return mix(colour, new Color(0x1d1a3a), amount);
    }

    /// The same colour with the given opacity, 0 to 1.
    static Color alpha(Color colour, double opacity) {
        return new Color(
                colour.getRed(),
                colour.getGreen(),
                colour.getBlue(),
                channel(opacity * colour.getAlpha()));
    }

    private static int channel(double value) {
        return (int) Math.clamp(Math.round(value), 0L, 255L);
    }
}
