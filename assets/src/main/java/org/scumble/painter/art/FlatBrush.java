package org.scumble.painter.art;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;

/// Clean shapes in smooth gradients, as in a modern picture book.
final class FlatBrush extends Brush {

    FlatBrush(int pixels) {
        super(pixels);
    }

    @Override
    void wash(Shape shape, Color top, Color bottom) {
        fill(shape, falling(shape, top, bottom));
    }

    @Override
    void solid(Shape shape, Color light, Color dark, Rectangle2D box) {
        fill(shape, slanting(box, light, dark));
        outline(shape, pixels(0.006), Tint.alpha(Tint.darker(dark, 0.25), 0.55));
    }

    @Override
    void patch(Shape shape, Color colour) {
        fill(shape, colour);
    }

    @Override
    void line(Shape path, double width, Color colour) {
        outline(path, pixels(width), colour);
    }
}
