package org.scumble.app.canvas.tool;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.paint.Point;
import org.scumble.app.canvas.paint.Selections;

/// Selects between corners, one a click. A double click, a click on the first corner, or Enter
/// closes it; Shift keeps a side to steps of 45°.
final class PolygonTool implements Tool {
    /// So near on the screen, the first corner is meant.
    private static final double CLOSING = 9;

    private static final double EIGHTH = Math.PI / 4;

    private final Easel easel;
    private final List<Point> corners = new ArrayList<>();
    private Selections.Mode mode = Selections.Mode.REPLACE;
    private @Nullable Point next;

    PolygonTool(Easel easel) {
        this.easel = easel;
    }

    @Override
    public void pressed(Pointer at) {
        if (corners.isEmpty()) {
            mode = Selecting.mode(at.modifiers(), easel.options().mode());
            corners.add(at.point());
        } else if (at.clicks() > 1 || isClosing(at)) {
            finish();
        } else {
            corners.add(place(at));
        }
        easel.redraw();
    }

    private boolean isClosing(Pointer at) {
        return corners.size() > 2 && at.isNear(corners.getFirst(), CLOSING);
    }

    private Point place(Pointer at) {
        Point last = corners.getLast();
        if (!at.modifiers().shift()) {
            return at.point();
        }
        double angle =
                Math.rint(Math.atan2(at.y() - last.y(), at.x() - last.x()) / EIGHTH) * EIGHTH;
        double length = last.distance(at.point());
        return new Point(last.x() + length * Math.cos(angle), last.y() + length * Math.sin(angle));
    }

    @Override
    public void dragged(Pointer to) {
        moved(to);
    }

    @Override
    public void moved(Pointer to) {
        if (!corners.isEmpty()) {
            next = place(to);
            easel.redraw();
        }
    }

    @Override
    public boolean isBusy() {
        return !corners.isEmpty();
    }

    @Override
    public void finish() {
        List<Point> all = List.copyOf(corners);
        corners.clear();
        next = null;
        Document document = easel.document();
        if (all.size() > 2) {
            double feather = easel.options().feather();
            Selections.Mode how = mode;
            easel.compute(
                    ToolKind.POLYGON.label(),
                    () ->
                            Selecting.select(
                                    document, Selections.polygon(document, all), how, feather),
                    selected -> easel.commit("Select", selected));
        }
        easel.redraw();
    }

    @Override
    public void cancel() {
        corners.clear();
        next = null;
        easel.redraw();
    }

    @Override
    public List<Overlay> overlays() {
        if (corners.isEmpty()) {
            return List.of();
        }
        List<Point> line = new ArrayList<>(corners);
        if (next != null) {
            line.add(next);
        }
        return List.of(new Overlay.Line(line, false), new Overlay.Dot(corners.getFirst()));
    }

    @Override
    public Pointing pointing(Pointer at) {
        return Pointing.CROSS;
    }
}
