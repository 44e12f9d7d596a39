package org.scumble.app.canvas.tool;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.paint.Affine;
import org.scumble.app.canvas.paint.Point;
import org.scumble.app.canvas.paint.TransformSession;
import org.scumble.engine.image.Box;

/// Moves, scales and turns the layer's content, or the selected part of it. A mere move is kept
/// when it is released; a scaling or turning goes on from its first pixels until it is ended, so
/// that several in a row cost no sharpness. Shift keeps the ratio, the direction, or steps of 15°;
/// Alt scales from the middle.
public final class MoveTool implements Tool {
    private static final double STEP = 15;
    private static final String NAME = "Move";

    private final Easel easel;

    private @Nullable TransformSession session;
    private @Nullable Placement placement;
    private @Nullable Grab grab;
    private boolean down;

    /// The content at rest, and of what it is that.
    private Box content = Box.EMPTY;

    private @Nullable Surface measured;
    private @Nullable Surface measuredSelection;

    /// A drag on its way.
    ///
    /// @param before where the box was when it began
    private record Grab(Handle handle, Point from, Placement before) {}

    MoveTool(Easel easel) {
        this.easel = easel;
    }

    @Override
    public void pressed(Pointer at) {
        down = true;
        Layer layer = easel.document().active();
        if (!layer.visible()) {
            easel.refuse("The layer \"%s\" is hidden. Show it to move it.".formatted(layer.name()));
            return;
        }
        if (session != null && placement != null) {
            Handle handle = placement.handle(at);
            if (handle != Handle.OUTSIDE) {
                grab = new Grab(handle, at.point(), placement);
                return;
            }
            finish();
        }
        measure();
        Handle handle = content.isEmpty() ? Handle.OUTSIDE : Placement.of(content).handle(at);
        Document document = easel.document();
        easel.compute(
                NAME,
                () -> TransformSession.begin(document, layer.id()),
                begun -> {
                    if (begun.bounds().isEmpty()) {
                        easel.refuse("There is nothing to move on this layer.");
                        return;
                    }
                    if (!down) {
                        return; // The pointer did not wait for a large layer to be cut out.
                    }
                    session = begun;
                    Placement start = Placement.of(begun.bounds());
                    placement = start;
                    // Layers are moved from anywhere, as one cannot always hit thin lines.
                    Handle what = handle == Handle.OUTSIDE ? Handle.INSIDE : handle;
                    grab = new Grab(what, at.point(), start);
                });
    }

    @Override
    public void dragged(Pointer to) {
        Grab going = grab;
        TransformSession present = session;
        if (going == null || present == null) {
            return;
        }
        Placement next = placed(going, to);
        placement = next;
        show(present, next);
    }

    private void show(TransformSession present, Placement next) {
        Affine map = next.map();
        easel.preview(() -> present.live(map));
        easel.redraw();
    }

    private static Placement placed(Grab going, Pointer to) {
        Placement before = going.before;
        double dx = to.x() - going.from.x();
        double dy = to.y() - going.from.y();
        boolean shift = to.modifiers().shift();
        return switch (going.handle) {
            case INSIDE, OUTSIDE -> {
                boolean level = Math.abs(dx) >= Math.abs(dy);
                double moveX = shift && !level ? 0 : dx;
                double moveY = shift && level ? 0 : dy;
                yield before.moved(Math.rint(moveX), Math.rint(moveY));
            }
            case AROUND -> {
                double was = angle(before.centre(), going.from);
                double degrees = before.degrees() + angle(before.centre(), to.point()) - was;
                yield before.turned(shift ? Math.rint(degrees / STEP) * STEP : degrees);
            }
            case NORTH_WEST, NORTH, NORTH_EAST, EAST, SOUTH_EAST, SOUTH, SOUTH_WEST, WEST -> {
                Point handle = before.at(going.handle);
                Point target = new Point(handle.x() + dx, handle.y() + dy);
                yield before.dragged(going.handle, target, shift, to.modifiers().alt());
            }
        };
    }

    private static double angle(Point centre, Point at) {
        return Math.toDegrees(Math.atan2(at.y() - centre.y(), at.x() - centre.x()));
    }

    @Override
    public void released(Pointer at) {
        down = false;
        grab = null;
        Placement now = placement;
        if (now != null && now.isMoveOnly()) {
            finish();
        }
    }

    @Override
    public boolean isBusy() {
        return session != null;
    }

    /// Whether a scaling or turning waits to be applied.
    public boolean isPending() {
        return session != null && grab == null;
    }

    @Override
    public void finish() {
        TransformSession done = session;
        Placement last = placement;
        if (done == null || last == null) {
            return;
        }
        end();
        String name = last.isMoveOnly() ? NAME : "Transform";
        Document before = easel.document();
        Affine map = last.map();
        easel.compute(
                name,
                () -> done.finish(map),
                next -> {
                    if (next == before) {
                        easel.drop();
                    } else {
                        easel.commit(name, next);
                    }
                });
    }

    @Override
    public void cancel() {
        if (session != null) {
            end();
            easel.drop();
        }
    }

    private void end() {
        session = null;
        placement = null;
        grab = null;
        easel.redraw();
    }

    @Override
    public boolean nudge(int dx, int dy) {
        TransformSession present = session;
        Placement now = placement;
        if (present != null && now != null) {
            Placement next = now.moved(dx, dy);
            placement = next;
            show(present, next);
            return true;
        }
        Document document = easel.document();
        easel.compute(
                NAME,
                () ->
                        TransformSession.begin(document, document.activeLayer())
                                .finish(Affine.translate(dx, dy)),
                next -> {
                    if (next != document) {
                        easel.commit("Nudge", next, document.activeLayer());
                    }
                });
        return true;
    }

    @Override
    public void documentChanged() {
        measured = null;
    }

    /// Finds the box of what would be moved.
    private void measure() {
        Document document = easel.document();
        Surface surface = document.active().surface();
        Surface selection = document.selection();
        if (surface != measured || selection != measuredSelection) {
            measured = surface;
            measuredSelection = selection;
            Box bounds = surface.bounds();
            content = selection == null ? bounds : bounds.intersect(selection.bounds());
        }
    }

    @Override
    public List<Overlay> overlays() {
        Placement now = placement;
        if (now != null) {
            return now.overlays();
        }
        measure();
        return content.isEmpty() || !easel.document().active().visible()
                ? List.of()
                : Placement.of(content).overlays();
    }

    @Override
    public Pointing pointing(Pointer at) {
        Grab going = grab;
        if (going != null) {
            return going.handle.pointing();
        }
        Placement now = placement;
        if (now == null) {
            if (content.isEmpty()) {
                return Pointing.MOVE;
            }
            now = Placement.of(content);
        }
        Handle handle = now.handle(at);
        return handle == Handle.OUTSIDE ? Pointing.MOVE : handle.pointing();
    }
}
