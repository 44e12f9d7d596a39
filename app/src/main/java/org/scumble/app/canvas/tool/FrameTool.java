package org.scumble.app.canvas.tool;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.paint.Point;
import org.scumble.engine.image.Box;

/// Drags the frame: by its sides and corners, by its inside, or a new one anywhere else. Its sides
/// keep to the model's grid and like the model's own size; Shift makes it square.
final class FrameTool implements Tool {
    private static final String NAME = "Frame";

    private final Easel easel;
    private @Nullable Grab grab;
    private @Nullable Box dragged;

    private record Grab(Handle handle, Point from, Box before) {}

    FrameTool(Easel easel) {
        this.easel = easel;
    }

    private Box frame() {
        return dragged != null ? dragged : easel.document().settings().frame();
    }

    @Override
    public void pressed(Pointer at) {
        Handle handle = Placement.of(frame()).handle(at);
        Handle what = handle == Handle.AROUND ? Handle.OUTSIDE : handle;
        grab = new Grab(what, at.point(), frame());
    }

    @Override
    public void dragged(Pointer to) {
        Grab going = grab;
        if (going != null) {
            dragged = box(going, to);
            easel.redraw();
        }
    }

    private Box box(Grab going, Pointer to) {
        Box before = going.before;
        int dx = (int) Math.rint(to.x() - going.from.x());
        int dy = (int) Math.rint(to.y() - going.from.y());
        boolean square = to.modifiers().shift();
        FrameSizes sizes = easel.frameSizes();
        if (going.handle == Handle.INSIDE) {
            return snapped(before.moved(dx, dy), to.zoom());
        }
        if (going.handle == Handle.OUTSIDE) {
            int width = sizes.snap(Math.abs(to.x() - going.from.x()));
            int height = square ? width : sizes.snap(Math.abs(to.y() - going.from.y()));
            int left = (int) Math.rint(going.from.x()) - (dx < 0 ? width : 0);
            int top = (int) Math.rint(going.from.y()) - (dy < 0 ? height : 0);
            return new Box(left, top, width, height);
        }
        int across = going.handle.across();
        int down = going.handle.down();
        int width = across == 0 ? before.width() : sizes.snap(before.width() + across * dx);
        int height = down == 0 ? before.height() : sizes.snap(before.height() + down * dy);
        if (square) {
            width = across == 0 ? height : width;
            height = width;
        }
        int left = across < 0 ? before.right() - width : before.x();
        int top = down < 0 ? before.bottom() - height : before.y();
        return new Box(left, top, width, height);
    }

    /// Drawn to the canvas's edges where it is near to them on the screen.
    private Box snapped(Box box, double zoom) {
        Document document = easel.document();
        double reach = 8 / zoom;
        int x = near(box.x(), box.width(), document.width(), reach);
        int y = near(box.y(), box.height(), document.height(), reach);
        return new Box(x, y, box.width(), box.height());
    }

    private static int near(int from, int length, int whole, double reach) {
        if (Math.abs(from) <= reach) {
            return 0;
        }
        return Math.abs(from + length - whole) <= reach ? whole - length : from;
    }

    @Override
    public void released(Pointer at) {
        grab = null;
        Box box = dragged;
        dragged = null;
        Document document = easel.document();
        if (box != null && !box.equals(document.settings().frame())) {
            easel.commit(NAME, document.withSettings(document.settings().withFrame(box)));
        }
        easel.redraw();
    }

    @Override
    public boolean isBusy() {
        return grab != null;
    }

    @Override
    public void cancel() {
        grab = null;
        dragged = null;
        easel.redraw();
    }

    @Override
    public boolean nudge(int dx, int dy) {
        Document document = easel.document();
        Box moved = document.settings().frame().moved(dx, dy);
        easel.commit(NAME, document.withSettings(document.settings().withFrame(moved)), NAME);
        return true;
    }

    @Override
    public List<Overlay> overlays() {
        Box box = frame();
        List<Overlay> overlays = new ArrayList<>(Placement.of(box).overlays());
        overlays.add(new Overlay.Note(new Point(box.x(), box.y()), Corners.size(box)));
        return overlays;
    }

    @Override
    public Pointing pointing(Pointer at) {
        Grab going = grab;
        Handle handle = going == null ? Placement.of(frame()).handle(at) : going.handle;
        return handle == Handle.AROUND || handle == Handle.OUTSIDE
                ? Pointing.CROSS
                : handle.pointing();
    }
}
