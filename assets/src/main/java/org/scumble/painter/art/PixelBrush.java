package org.scumble.painter.art;

import java.awt.Color;
import java.awt.LinearGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/// Drawn on a coarse grid with few shades and enlarged by a whole number.
final class PixelBrush extends Brush {

    private static final int GRID = 64;

    /// Shades of each primary. Rounding red, green and blue to fewer tints a sky's bands purple.
    private static final int LEVELS = 18;

    private final int side;
    private final int block;

    PixelBrush(int pixels) {
        this(pixels, Math.max(1, pixels / GRID));
    }

    private PixelBrush(int pixels, int block) {
        super(Math.ceilDiv(pixels, block));
        this.side = pixels;
        this.block = block;
        graphics()
                .setRenderingHint(
                        RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    }

    @Override
    void wash(Shape shape, Color top, Color bottom) {
        fill(shape, falling(shape, top, bottom));
    }

    @Override
    void solid(Shape shape, Color light, Color dark, Rectangle2D box) {
        double x = pixels(box.getX());
        double y = pixels(box.getY());
        float[] stops = {0, 0.66f, 0.67f, 1};
        Color body = Tint.mix(light, dark, 0.25);
        Color[] colours = {body, body, dark, dark};
        float endX = (float) (x + pixels(box.getWidth()));
        float endY = (float) (y + pixels(box.getHeight()) * 0.5);
        fill(shape, new LinearGradientPaint((float) x, (float) y, endX, endY, stops, colours));
    }

    @Override
    void patch(Shape shape, Color colour) {
        fill(shape, colour);
    }

    @Override
    void line(Shape path, double width, Color colour) {
        outline(path, Math.max(1, pixels(width)), colour);
    }

    /// An even disc: few shades cannot fade.
    @Override
    void glow(double x, double y, double radius, Color colour) {
        fill(Shapes.circle(x, y, radius * 0.62), Tint.alpha(colour, 0.4));
    }

    /// Nothing: with few shades it would be a disc behind the figure.
    @Override
    void halo(double x, double y, double radius, Color colour) {}

    @Override
    BufferedImage finish() {
        BufferedImage grid = super.finish();
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        int columns = grid.getWidth();
        int[] row = new int[columns];
        int[] wide = new int[side];
        for (int y = 0; y < side; y++) {
            if (y % block == 0) {
                grid.getRGB(0, y / block, columns, 1, row, 0, columns);
                for (int x = 0; x < side; x++) {
                    wide[x] = posterise(row[x / block]);
                }
            }
            picture.setRGB(0, y, side, 1, wide, 0, side);
        }
        return picture;
    }

    private static int posterise(int rgb) {
        return level(rgb >> 16 & 0xff) << 16 | level(rgb >> 8 & 0xff) << 8 | level(rgb & 0xff);
    }

    private static int level(int value) {
        int steps = LEVELS - 1;
        return Math.round(value * steps / 255f) * 255 / steps;
    }
}
