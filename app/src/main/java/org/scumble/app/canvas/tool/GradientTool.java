package org.scumble.app.canvas.tool;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.paint.Gradients;
import org.scumble.app.canvas.paint.Point;

/// Draws a change of colours along a drag, seen while it goes on. Shift keeps to steps of 45°. On
/// a mask it goes from white to black.
final class GradientTool implements Tool {
    private static final double LEAST = 1;
    private static final double EIGHTH = Math.PI / 4;
    private static final int WHITE = 0xffffffff;
    private static final int BLACK = 0xff000000;

    private final Easel easel;
    private @Nullable Drag drag;

    private record Drag(long layer, Point from, Point to) {
        double length() {
            return from.distance(to);
        }
    }

    GradientTool(Easel easel) {
        this.easel = easel;
    }

    @Override
    public void pressed(Pointer at) {
        Target.of(easel).ifPresent(layer -> drag = new Drag(layer.id(), at.point(), at.point()));
    }

    @Override
    public void dragged(Pointer to) {
        Drag going = drag;
        if (going == null) {
            return;
        }
        Point end = to.modifiers().shift() ? turned(going.from, to.point()) : to.point();
        Drag next = new Drag(going.layer, going.from, end);
        drag = next;
        if (next.length() >= LEAST) {
            Drawing drawing = drawing(next);
            easel.preview(drawing::draw);
        }
        easel.redraw();
    }

    private static Point turned(Point from, Point to) {
        double angle =
                Math.rint(Math.atan2(to.y() - from.y(), to.x() - from.x()) / EIGHTH) * EIGHTH;
        double length = from.distance(to);
        return new Point(from.x() + length * Math.cos(angle), from.y() + length * Math.sin(angle));
    }

    @Override
    public void released(Pointer at) {
        Drag done = drag;
        drag = null;
        if (done != null && done.length() >= LEAST) {
            Drawing drawing = drawing(done);
            easel.compute(
                    ToolKind.GRADIENT.label(),
                    drawing::draw,
                    next -> easel.commit(ToolKind.GRADIENT.label(), next));
        } else {
            easel.drop();
        }
        easel.redraw();
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
    public boolean isBusy() {
        return drag != null;
    }

    @Override
    public void cancel() {
        if (drag != null) {
            drag = null;
            easel.drop();
            easel.redraw();
        }
    }

    @Override
    public List<Overlay> overlays() {
        Drag going = drag;
        return going == null
                ? List.of()
                : List.of(
                        new Overlay.Line(List.of(going.from, going.to), false),
                        new Overlay.Dot(going.from),
                        new Overlay.Dot(going.to));
    }

    @Override
    public Pointing pointing(Pointer at) {
        return Pointing.CROSS;
    }
}
