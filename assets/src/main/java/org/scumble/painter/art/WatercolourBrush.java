package org.scumble.painter.art;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/// Soft translucent washes that run a little darker at their rims, on tinted paper that stays bare
/// at the border.
final class WatercolourBrush extends Brush {

    private static final Color PAPER = Tint.hex(0xfbf5e8);
    /// Width of the bare border, as a share of the picture's side.
    private static final double BORDER = 0.035;

    private final Tremor tremor;
    private final double phase;

    WatercolourBrush(int pixels, long detail) {
        super(pixels);
        tremor = new Tremor(pixels, 0.007, detail);
        phase = Math.floorMod(detail >> 16, 628) / 100.0;
    }

    @Override
    void wash(Shape shape, Color top, Color bottom) {
        Color upper = Tint.alpha(Tint.mix(top, PAPER, 0.12), 0.93);
        Color lower = Tint.alpha(Tint.mix(bottom, PAPER, 0.3), 0.93);
        fill(shape, falling(shape, upper, lower));
        outline(shape, pixels(0.008), Tint.alpha(Tint.darker(top, 0.25), 0.22));
    }

    @Override
    void solid(Shape shape, Color light, Color dark, Rectangle2D box) {
        Color bright = Tint.mix(light, PAPER, 0.16);
        fill(shape, slanting(box, bright, Tint.mix(dark, light, 0.25)));
        outline(shape, pixels(0.011), Tint.alpha(Tint.darker(dark, 0.2), 0.5));
    }

    @Override
    void patch(Shape shape, Color colour) {
        fill(shape, Tint.alpha(colour, 0.9));
        outline(shape, pixels(0.006), Tint.alpha(Tint.darker(colour, 0.3), 0.3));
    }

    @Override
    void line(Shape path, double width, Color colour) {
        outline(path, pixels(width), Tint.alpha(colour, 0.85));
    }

    @Override
    Shape place(Shape shape) {
        return tremor.bend(super.place(shape));
    }

    @Override
    BufferedImage finish() {
        BufferedImage sheet = super.finish();
        int side = sheet.getWidth();
        int[] wet = sheet.getRGB(0, 0, side, side, null, 0, side);
        int[] dry = new int[wet.length];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                dry[y * side + x] = dry(wet, side, x, y);
            }
        }
        sheet.setRGB(0, 0, side, side, dry, 0, side);
        return sheet;
    }

    /// One pixel of the finished picture: edges bled into their neighbours, pigment a little
    /// uneven, the border faded into the paper.
    private int dry(int[] wet, int side, int x, int y) {
        double u = (x + 0.5) / side;
        double v = (y + 0.5) / side;
        double pigment = paint(u, v);
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int paper = PAPER.getRGB() >> shift & 0xff;
            double value = paper + (bled(wet, side, x, y, shift) - paper) * pigment;
            rgb |= (int) Math.clamp(Math.round(value), 0L, 255L) << shift;
        }
        return rgb;
    }

    /// How much of the paint stays at a point, 0 to 1.
    private double paint(double u, double v) {
        double wave = Math.sin(9 * u + 4 * v + phase) + Math.sin(5 * u - 8 * v + 2 * phase);
        double wander = 0.012 * Math.sin(17 * (u + v) + phase) + 0.008 * Math.sin(23 * (u - v));
        double edge = Math.min(Math.min(u, 1 - u), Math.min(v, 1 - v)) + wander;
        double inside = Math.clamp((edge - BORDER + 0.012) / 0.024, 0, 1);
        return inside * inside * (3 - 2 * inside) * (0.95 + 0.025 * wave);
    }

    private static double bled(int[] wet, int side, int x, int y, int shift) {
        int west = Math.max(x - 1, 0);
        int east = Math.min(x + 1, side - 1);
        int north = Math.max(y - 1, 0) * side;
        int south = Math.min(y + 1, side - 1) * side;
        int sides =
                (wet[y * side + west] >> shift & 0xff)
                        + (wet[y * side + east] >> shift & 0xff)
                        + (wet[north + x] >> shift & 0xff)
                        + (wet[south + x] >> shift & 0xff);
        return ((wet[y * side + x] >> shift & 0xff) * 4 + sides) / 8.0;
    }
}
