package org.scumble.app.canvas.tool;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.paint.Point;
import org.scumble.app.canvas.paint.Selections;
import org.scumble.engine.image.Box;

/// Selects a rectangle or an ellipse. Once begun, Shift keeps it square and Alt draws it from its
/// middle. A drag that begins inside the selection moves its outline, a click outside drops it.
final class ShapeTool implements Tool {
    private static final double LEAST = 0.5;

    private final Easel easel;
    private final ToolKind kind;
    private @Nullable Drag drag;

    /// A drag on its way.
    ///
    /// @param shiftFree whether Shift was let go since the press, where it meant adding
    /// @param altFree the same of Alt
    private record Drag(
            Point from,
            Point to,
            Selections.Mode mode,
            boolean moves,
            boolean square,
            boolean centred,
            boolean shiftFree,
            boolean altFree) {
        Drag to(Pointer at) {
            boolean shift = at.modifiers().shift();
            boolean alt = at.modifiers().alt();
            boolean freeShift = shiftFree || !shift;
            boolean freeAlt = altFree || !alt;
            return new Drag(
                    from,
                    at.point(),
                    mode,
                    moves,
                    shift && freeShift,
                    alt && freeAlt,
                    freeShift,
                    freeAlt);
        }

        double width() {
            return square ? side() * Math.signum(to.x() - from.x()) : to.x() - from.x();
        }

        double height() {
            return square ? side() * Math.signum(to.y() - from.y()) : to.y() - from.y();
        }

        private double side() {
            return Math.max(Math.abs(to.x() - from.x()), Math.abs(to.y() - from.y()));
        }

        double left() {
            return Math.min(from.x() + width(), centred ? from.x() - width() : from.x());
        }

        double top() {
            return Math.min(from.y() + height(), centred ? from.y() - height() : from.y());
        }

        double across() {
            return Math.abs(width()) * (centred ? 2 : 1);
        }

        double down() {
            return Math.abs(height()) * (centred ? 2 : 1);
        }

        boolean isClick() {
            return across() < LEAST && down() < LEAST;
        }

        /// The whole pixels whose corners are nearest.
        Box box() {
            int x0 = (int) Math.rint(left());
            int y0 = (int) Math.rint(top());
            return new Box(
                    x0,
                    y0,
                    (int) Math.rint(left() + across()) - x0,
                    (int) Math.rint(top() + down()) - y0);
        }
    }

    ShapeTool(Easel easel, ToolKind kind) {
        this.easel = easel;
        this.kind = kind;
    }

    @Override
    public void pressed(Pointer at) {
        Modifiers held = at.modifiers();
        Selections.Mode mode = Selecting.mode(held, easel.options().mode());
        boolean moves =
                mode == Selections.Mode.REPLACE && Selecting.isSelected(easel.document(), at);
        drag =
                new Drag(
                        at.point(),
                        at.point(),
                        mode,
                        moves,
                        false,
                        false,
                        !held.shift(),
                        !held.alt());
    }

    @Override
    public void dragged(Pointer to) {
        Drag going = drag;
        if (going == null) {
            return;
        }
        drag = going.to(to);
        if (going.moves) {
            Document moved = moved(drag);
            easel.show(moved, easel.document().box());
        }
        easel.redraw();
    }

    @Override
    public void released(Pointer at) {
        Drag done = drag;
        drag = null;
        if (done == null) {
            return;
        }
        Document document = easel.document();
        if (done.isClick()) {
            if (document.selection() != null && done.mode == Selections.Mode.REPLACE) {
                easel.commit("Deselect", Selections.none(document));
            }
        } else if (done.moves) {
            easel.commit("Move the selection", moved(done));
        } else {
            double feather = easel.options().feather();
            easel.compute(
                    kind.label(),
                    () -> Selecting.select(document, shape(document, done), done.mode, feather),
                    next -> easel.commit("Select", next));
        }
        easel.redraw();
    }

    private Surface shape(Document document, Drag done) {
        return kind == ToolKind.ELLIPSE
                ? Selections.ellipse(document, done.left(), done.top(), done.across(), done.down())
                : Selections.rectangle(document, done.box());
    }

    private Document moved(Drag done) {
        Document document = easel.document();
        Surface selection = document.selection();
        if (selection == null) {
            return document;
        }
        int dx = (int) Math.rint(done.to.x() - done.from.x());
        int dy = (int) Math.rint(done.to.y() - done.from.y());
        Surface moved = selection.resized(document.width(), document.height(), dx, dy);
        return document.withSelection(moved.isBlank() ? null : moved);
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
        if (going == null || going.moves || going.isClick()) {
            return List.of();
        }
        Box box = going.box();
        Overlay rim =
                kind == ToolKind.ELLIPSE
                        ? new Overlay.Oval(going.left(), going.top(), going.across(), going.down())
                        : new Overlay.Line(Corners.of(box), true);
        return List.of(rim, new Overlay.Note(going.to, Corners.size(box)));
    }

    @Override
    public Pointing pointing(Pointer at) {
        boolean moves =
                Selecting.mode(at.modifiers(), easel.options().mode()) == Selections.Mode.REPLACE
                        && Selecting.isSelected(easel.document(), at);
        return moves ? Pointing.MOVE : Pointing.CROSS;
    }
}
