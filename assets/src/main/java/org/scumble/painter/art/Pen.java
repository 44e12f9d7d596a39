package org.scumble.painter.art;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.function.UnaryOperator;
import org.scumble.painter.scene.Colour;

/// Draws one figure in its own square: (0, 0) is the upper left, the ground is at y = 1.
final class Pen {

    static final Color CREAM = Tint.hex(0xfff3d6);
    static final Color DARK = Tint.hex(0x35313f);
    static final Color WOOD = Tint.hex(0x8a5a3a);
    static final Color LEAF = Tint.hex(0x5b9b4c);
    static final Color GOLD = Tint.hex(0xf2b632);
    static final Color ROSE = Tint.hex(0xf3a3a0);
    static final Color METAL = Tint.hex(0xb9c0c9);
    private static final Color GLASS = Tint.hex(0xbfe3f2);
    private static final Color LAMPLIGHT = Tint.hex(0xffe07a);

    private final Brush brush;
    private final Rectangle2D box;
    private final AffineTransform frame;
    private final Tones tones;
    private final UnaryOperator<Color> light;
    private final boolean night;

    /// @param box the figure's square in the picture
    Pen(Brush brush, Rectangle2D box, Colour colour, Atmosphere atmosphere) {
        this.brush = brush;
        this.box = box;
        this.tones = Tones.of(colour);
        this.light = atmosphere::figure;
        this.night = atmosphere.night();
        frame = AffineTransform.getTranslateInstance(box.getX(), box.getY());
        frame.scale(box.getWidth(), box.getHeight());
    }

    /// A main part, in the figure's own colour.
    void body(Shape shape) {
        solid(shape, tones.light(), tones.dark());
    }

    /// A part that stands out darker, such as a roof.
    void deep(Shape shape) {
        solid(shape, tones.dark(), tones.deep());
    }

    /// A main part in a colour of its own.
    void part(Shape shape, Color colour) {
        solid(shape, Tint.lighter(colour, 0.08), Tint.darker(colour, 0.14));
    }

    /// A soft highlight on the body.
    void shine(Shape shape) {
        brush.veil(placed(shape), Tint.alpha(light.apply(Tint.lighter(tones.light(), 0.35)), 0.6));
    }

    /// A soft shadow on the body.
    void shade(Shape shape) {
        brush.veil(placed(shape), Tint.alpha(light.apply(tones.deep()), 0.45));
    }

    /// A detail in a colour of its own.
    void patch(Shape shape, Color colour) {
        brush.patch(placed(shape), light.apply(colour));
    }

    /// Something as soft as smoke or light, in a translucent colour.
    void veil(Shape shape, Color colour) {
        brush.veil(placed(shape), colour);
    }

    void line(Shape path, double width, Color colour) {
        brush.line(placed(path), width * box.getWidth(), light.apply(colour));
    }

    /// A line in the figure's dark shade.
    void bodyLine(Shape path, double width) {
        line(path, width, tones.dark());
    }

    /// A pane of glass, lit from within at night.
    void window(Shape shape) {
        brush.patch(placed(shape), night ? LAMPLIGHT : light.apply(GLASS));
    }

    /// An eye, bright enough to be seen on a dark face.
    void eye(double x, double y, double radius) {
        veil(Shapes.circle(x, y, radius * 1.35), Color.WHITE);
        veil(Shapes.circle(x, y, radius), DARK);
    }

    boolean night() {
        return night;
    }

    private void solid(Shape shape, Color bright, Color shaded) {
        brush.solid(placed(shape), light.apply(bright), light.apply(shaded), box);
    }

    private Shape placed(Shape shape) {
        return frame.createTransformedShape(shape);
    }
}
