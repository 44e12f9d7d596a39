package org.scumble.app.canvas.tool;

import java.util.List;
import java.util.Optional;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.paint.Point;
import org.scumble.app.canvas.paint.Selections;
import org.scumble.engine.image.Box;

/// Selects a rectangle or an ellipse. Once begun, Shift keeps it square and Alt draws it from its
/// middle. A drag that begins inside the selection moves its outline, a click outside drops it.
final class ShapeTool extends DragTool<ShapeTool.Drag> {
    private static final double LEAST = 0.5;

    private final ToolKind kind;

    /// A drag on its way.
    ///
    /// @param shiftFree whether Shift was let go since the press, where it meant adding
    /// @param altFree the same of Alt
    record Drag(
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
        super(easel);
        this.kind = kind;
    }

    @Override
    Optional<Drag> begin(Pointer at) {
        Modifiers held = at.modifiers();
        Selections.Mode mode = Selecting.mode(held, easel.options().mode());
        boolean moves =
                mode == Selections.Mode.REPLACE && Selecting.isSelected(easel.document(), at);
        return Optional.of(
                new Drag(
                        at.point(),
                        at.point(),
                        mode,
                        moves,
                        false,
                        false,
                        !held.shift(),
                        !held.alt()));
    }

    @Override
    Drag goOn(Drag drag, Pointer to) {
        return drag.to(to);
    }

    @Override
    void show(Drag drag) {
        if (drag.moves) {
            easel.show(moved(drag), easel.document().box());
        }
    }

    @Override
    void end(Drag drag) {
        Document document = easel.document();
        if (drag.isClick()) {
            if (document.selection() != null && drag.mode == Selections.Mode.REPLACE) {
                easel.commit("Deselect", Selections.none(document));
            }
        } else if (drag.moves) {
            easel.commit("Move the selection", moved(drag));
        } else {
            double feather = easel.options().feather();
            easel.compute(
                    kind.label(),
                    () -> Selecting.select(document, shape(document, drag), drag.mode, feather),
                    next -> easel.commit("Select", next));
        }
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
    List<Overlay> overlays(Drag drag) {
        if (drag.moves || drag.isClick()) {
            return List.of();
        }
        Box box = drag.box();
        Overlay rim =
                kind == ToolKind.ELLIPSE
                        ? new Overlay.Oval(drag.left(), drag.top(), drag.across(), drag.down())
                        : new Overlay.Line(Corners.of(box), true);
        return List.of(rim, new Overlay.Note(drag.to, Corners.size(box)));
    }

    @Override
    public Pointing pointing(Pointer at) {
        boolean moves =
                Selecting.mode(at.modifiers(), easel.options().mode()) == Selections.Mode.REPLACE
                        && Selecting.isSelected(easel.document(), at);
        return moves ? Pointing.MOVE : Pointing.CROSS;
    }
}
