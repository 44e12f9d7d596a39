package org.scumble.app.canvas.tool;

import java.util.ArrayList;
import java.util.List;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.paint.Point;
import org.scumble.app.canvas.paint.Selections;

/// Selects what a line drawn by hand goes around.
final class LassoTool implements Tool {
    /// Points nearer than this on the screen are one.
    private static final double STEP = 1.5;

    private final Easel easel;
    private final List<Point> points = new ArrayList<>();
    private Selections.Mode mode = Selections.Mode.REPLACE;

    LassoTool(Easel easel) {
        this.easel = easel;
    }

    @Override
    public void pressed(Pointer at) {
        mode = Selecting.mode(at.modifiers(), easel.options().mode());
        points.clear();
        points.add(at.point());
    }

    @Override
    public void dragged(Pointer to) {
        if (!points.isEmpty() && !to.isNear(points.getLast(), STEP)) {
            points.add(to.point());
            easel.redraw();
        }
    }

    @Override
    public void released(Pointer at) {
        List<Point> corners = List.copyOf(points);
        points.clear();
        Document document = easel.document();
        if (corners.size() >= 3) {
            double feather = easel.options().feather();
            Selections.Mode how = mode;
            easel.compute(
                    ToolKind.LASSO.label(),
                    () ->
                            Selecting.select(
                                    document, Selections.polygon(document, corners), how, feather),
                    next -> easel.commit("Select", next));
        } else if (document.selection() != null && mode == Selections.Mode.REPLACE) {
            easel.commit("Deselect", Selections.none(document));
        }
        easel.redraw();
    }

    @Override
    public boolean isBusy() {
        return !points.isEmpty();
    }

    @Override
    public void cancel() {
        points.clear();
        easel.redraw();
    }

    @Override
    public List<Overlay> overlays() {
        return points.size() < 2 ? List.of() : List.of(new Overlay.Line(points, true));
    }

    @Override
    public Pointing pointing(Pointer at) {
        return Pointing.CROSS;
    }
}
