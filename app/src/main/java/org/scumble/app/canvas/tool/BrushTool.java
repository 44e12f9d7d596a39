package org.scumble.app.canvas.tool;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Layers;
import org.scumble.app.canvas.paint.Paint;
import org.scumble.app.canvas.paint.Point;
import org.scumble.app.canvas.paint.Stroke;
import org.scumble.engine.image.Box;

/// Brush and eraser, for pictures and for masks. Shift at the press draws a straight line from
/// where the last stroke ended; Shift during the stroke keeps to one direction.
final class BrushTool implements Tool {
    private static final int MASKED = 255;

    private final Easel easel;
    private final ToolKind kind;
    private @Nullable Stroke stroke;
    private Point start = new Point(0, 0);
    private boolean straight;
    private @Nullable Point lastEnd;

    /// @param kind one of those that have a brush
    BrushTool(Easel easel, ToolKind kind) {
        this.easel = easel;
        this.kind = kind;
    }

    @Override
    public void pressed(Pointer at) {
        Document base = easel.document();
        Optional<Layer> target = target(base);
        if (target.isEmpty()) {
            if (kind == ToolKind.MASK_ERASER) {
                easel.refuse("There is no mask to erase. Paint one with the mask brush.");
                return;
            }
            base = withMask(base);
            target = target(base);
        }
        Layer layer = target.orElseThrow();
        if (!layer.visible()) {
            easel.refuse(
                    "The layer \"%s\" is hidden. Show it to paint on it.".formatted(layer.name()));
            return;
        }
        Stroke begun = new Stroke(base, layer.id(), easel.brush(), paint(layer));
        stroke = begun;
        start = at.point();
        Point from = lastEnd;
        straight = at.modifiers().shift() && from != null;
        Box touched =
                straight && from != null
                        ? begun.line(from, at.point())
                        : begun.begin(at.x(), at.y(), at.pressure());
        easel.show(begun.live(), touched);
    }

    /// The layer that is painted on; for mask tools the active mask or else the topmost one.
    private Optional<Layer> target(Document document) {
        Layer active = document.active();
        if (!kind.isForMasks() || active.kind() == Layer.Kind.MASK) {
            return Optional.of(active);
        }
        return document.layers().reversed().stream()
                .filter(layer -> layer.kind() == Layer.Kind.MASK && layer.visible())
                .findFirst();
    }

    /// With a mask on top of everything; the layer that is worked on stays.
    private static Document withMask(Document document) {
        Document added = Layers.add(document, Layer.Kind.MASK);
        return Layers.move(added, added.activeLayer(), added.layers().size())
                .withActive(document.activeLayer());
    }

    private Paint paint(Layer layer) {
        if (kind == ToolKind.ERASER || kind == ToolKind.MASK_ERASER) {
            return new Paint.Erase();
        }
        return layer.kind() == Layer.Kind.MASK
                ? new Paint.MaskPaint(MASKED)
                : new Paint.Colour(easel.colour());
    }

    @Override
    public void dragged(Pointer to) {
        Stroke going = stroke;
        if (going == null || straight) {
            return;
        }
        Point at = to.modifiers().shift() ? along(to.point()) : to.point();
        Box touched = going.move(at.x(), at.y(), to.pressure());
        easel.show(going.live(), touched);
    }

    /// On the level or plumb line through the start, whichever is nearer.
    private Point along(Point to) {
        boolean level = Math.abs(to.x() - start.x()) >= Math.abs(to.y() - start.y());
        return level ? new Point(to.x(), start.y()) : new Point(start.x(), to.y());
    }

    @Override
    public void released(Pointer at) {
        Stroke going = stroke;
        if (going == null) {
            return;
        }
        if (!straight) {
            Box touched = going.end();
            easel.show(going.live(), touched);
        }
        stroke = null;
        lastEnd = at.modifiers().shift() && !straight ? along(at.point()) : at.point();
        if (going.touched().isEmpty()) {
            easel.drop();
        } else {
            easel.commit(kind.label(), going.finish());
        }
    }

    @Override
    public boolean isBusy() {
        return stroke != null;
    }

    @Override
    public void cancel() {
        if (stroke != null) {
            stroke = null;
            easel.drop();
        }
    }

    @Override
    public Pointing pointing(Pointer at) {
        return Pointing.BRUSH;
    }
}
