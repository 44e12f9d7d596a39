package org.scumble.painter.art;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.scumble.painter.scene.Style;

/// Puts shapes on a square sheet in one style. Shapes come in picture coordinates, 0 to 1.
abstract class Brush {

    private final BufferedImage sheet;
    private final Graphics2D graphics;
    private final AffineTransform scale;

    /// @param pixels the side of the sheet
    Brush(int pixels) {
        sheet = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_RGB);
        graphics = sheet.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        scale = AffineTransform.getScaleInstance(pixels, pixels);
    }

    /// A brush of the style for a picture of the given side in pixels.
    static Brush of(Style style, int pixels, long detail) {
        return switch (style) {
            case FLAT -> new FlatBrush(pixels);
            case WATERCOLOUR -> new WatercolourBrush(pixels, detail);
            case LINE_ART -> new InkBrush(pixels, detail);
            case PIXEL -> new PixelBrush(pixels);
        };
    }

    /// A large area of the backdrop, shading from top to bottom.
    abstract void wash(Shape shape, Color top, Color bottom);

    /// A main part of a figure, its shadow side away from the light.
    ///
    /// @param box the whole figure, across which the light falls off
    abstract void solid(Shape shape, Color light, Color dark, Rectangle2D box);

    /// A detail in one colour.
    abstract void patch(Shape shape, Color colour);

    /// A line of the given width.
    abstract void line(Shape path, double width, Color colour);

    /// Something without an edge: light, shade, mist.
    void veil(Shape shape, Color colour) {
        fill(shape, colour);
    }

    /// Light fading out from a centre.
    void glow(double x, double y, double radius, Color colour) {
        float[] stops = {0, 1};
        Color[] colours = {colour, Tint.alpha(colour, 0)};
        double side = sheet.getWidth();
        fill(
                Shapes.circle(x, y, radius),
                new RadialGradientPaint(
                        (float) (x * side),
                        (float) (y * side),
                        (float) (radius * side),
                        stops,
                        colours));
    }

    /// A glow so faint that a style may do without it.
    void halo(double x, double y, double radius, Color colour) {
        glow(x, y, radius, colour);
    }

    /// The picture when all is painted.
    BufferedImage finish() {
        graphics.dispose();
        return sheet;
    }

    /// Where a shape of the picture lands on the sheet, in pixels.
    Shape place(Shape shape) {
        return scale.createTransformedShape(shape);
    }

    final Graphics2D graphics() {
        return graphics;
    }

    final void fill(Shape shape, Paint paint) {
        graphics.setPaint(paint);
        graphics.fill(place(shape));
    }

    /// @param width in pixels
    final void outline(Shape shape, double width, Color colour) {
        graphics.setPaint(colour);
        graphics.setStroke(
                new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(place(shape));
    }

    /// A length of the picture in pixels.
    final double pixels(double length) {
        return length * sheet.getWidth();
    }

    /// Shades a box from its upper left to its lower right.
    final Paint slanting(Rectangle2D box, Color light, Color dark) {
        Rectangle2D area = scale.createTransformedShape(box).getBounds2D();
        return new GradientPaint(
                (float) (area.getX() + area.getWidth() * 0.2),
                (float) (area.getY() + area.getHeight() * 0.15),
                light,
                (float) (area.getX() + area.getWidth() * 0.95),
                (float) (area.getY() + area.getHeight() * 0.75),
                dark);
    }

    /// Shades a shape from its top to its bottom.
    final Paint falling(Shape shape, Color top, Color bottom) {
        Rectangle2D area = scale.createTransformedShape(shape.getBounds2D()).getBounds2D();
        return new GradientPaint(
                0, (float) area.getY(), top, 0, (float) (area.getMaxY() + 1e-3), bottom);
    }
}
