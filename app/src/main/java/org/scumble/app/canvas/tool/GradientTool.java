package org.scumble.app.canvas.tool;

import java.util.List;
import java.util.Optional;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.paint.Gradients;
import org.scumble.app.canvas.paint.Point;

/// Draws a change of colours along a drag, seen while it goes on. Shift keeps to steps of 45°. On
/// a mask it goes from white to black.
final class GradientTool extends DragTool<GradientTool.Drag> {
    private static final double LEAST = 1;
    private static final double EIGHTH = Math.PI / 4;
    private static final int WHITE = 0xffffffff;
    private static final int BLACK = 0xff000000;

    /// @param layer that it is drawn on
    record Drag(long layer, Point from, Point to) {
        double length() {
            return from.distance(to);
        }
    }

    GradientTool(Easel easel) {
        super(easel);
    }

    @Override
    Optional<Drag> begin(Pointer at) {
        return Target.of(easel).map(layer -> new Drag(layer.id(), at.point(), at.point()));
    }

    @Override
    Drag goOn(Drag drag, Pointer to) {
        Point end = to.modifiers().shift() ? turned(drag.from, to.point()) : to.point();
        return new Drag(drag.layer, drag.from, end);
    }

    @Override
    void show(Drag drag) {
        if (drag.length() >= LEAST) {
            Drawing drawing = drawing(drag);
            easel.preview(drawing::draw);
        }
    }

    private static Point turned(Point from, Point to) {
        double angle =
                Math.rint(Math.atan2(to.y() - from.y(), to.x() - from.x()) / EIGHTH) * EIGHTH;
        double length = from.distance(to);
        return new Point(from.x() + length * Math.cos(angle), from.y() + length * Math.sin(angle));
    }

    @Override
    void end(Drag drag) {
        if (drag.length() >= LEAST) {
            Drawing drawing = drawing(drag);
            easel.compute(
                    ToolKind.GRADIENT.label(),
                    drawing::draw,
                    next -> easel.commit(ToolKind.GRADIENT.label(), next));
        } else {
            easel.drop();
        }
    }

    /// A gradient with all that was chosen when it was asked for.
    private record Drawing(Document document, Drag drag, int first, int last, boolean radial) {
        Document draw() {
            Point from = drag.from;
            Point to = drag.to;
            return radial
                    ? Gradients.radial(
                            document, drag.layer, from.x(), from.y(), to.x(), to.y(), first, last)
                    : Gradients.linear(
                            document, drag.layer, from.x(), from.y(), to.x(), to.y(), first, last);
        }
    }

    private Drawing drawing(Drag what) {
        Document document = easel.document();
        ToolOptions options = easel.options();
        boolean mask =
                document.layer(what.layer)
                        .map(layer -> layer.kind() == Layer.Kind.MASK)
                        .orElse(false);
        int first = mask ? WHITE : easel.colour();
        int second = mask ? BLACK : easel.background();
        int last = options.toTransparent() ? first & 0xffffff : second;
        return new Drawing(document, what, first, last, options.radial());
    }

    @Override
    List<Overlay> overlays(Drag drag) {
        return List.of(
                new Overlay.Line(List.of(drag.from, drag.to), false),
                new Overlay.Dot(drag.from),
                new Overlay.Dot(drag.to));
    }

    @Override
    public Pointing pointing(Pointer at) {
        return Pointing.CROSS;
    }
}
