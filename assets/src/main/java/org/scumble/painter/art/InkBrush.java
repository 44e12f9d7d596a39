package org.scumble.painter.art;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;

/// Sepia ink outlines over light, flat tints.
final class InkBrush extends Brush {

    private static final Color PAPER = Tint.hex(0xfdf8ec);
    private static final Color INK = Tint.hex(0x43383c);

    private final Tremor tremor;

    InkBrush(int pixels, long detail) {
        super(pixels);
        tremor = new Tremor(pixels, 0.004, detail);
    }

    /// The backdrop in fine, thinned ink, so that it recedes behind the figures.
    @Override
    void wash(Shape shape, Color top, Color bottom) {
        fill(shape, falling(shape, pale(top), pale(bottom)));
        outline(shape, pixels(0.007), Tint.alpha(INK, 0.32));
    }

    @Override
    void solid(Shape shape, Color light, Color dark, Rectangle2D box) {
        fill(shape, Tint.mix(light, dark, 0.35));
        outline(shape, pixels(0.012), INK);
    }

    @Override
    void patch(Shape shape, Color colour) {
        fill(shape, colour);
        Rectangle2D box = shape.getBounds2D();
        if (Math.min(box.getWidth(), box.getHeight()) > 0.035) {
            outline(shape, pixels(0.008), Tint.alpha(INK, 0.9));
        }
    }

    @Override
    void line(Shape path, double width, Color colour) {
        outline(path, pixels(Math.max(width, 0.008)), Tint.mix(colour, INK, 0.45));
    }

    @Override
    Shape place(Shape shape) {
        return tremor.bend(super.place(shape));
    }

    private static Color pale(Color colour) {
        return Tint.mix(colour, PAPER, 0.42);
    }
}
