package org.scumble.app.canvas.tool;

import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.paint.Point;

/// Moves the view: what was pressed stays under the pointer.
final class HandTool implements Tool {
    private final Easel easel;
    private @Nullable Point held;

    HandTool(Easel easel) {
        this.easel = easel;
    }

    @Override
    public void pressed(Pointer at) {
        held = at.point();
        easel.redraw();
    }

    @Override
    public void dragged(Pointer to) {
        Point at = held;
        if (at != null) {
            easel.pan(to.x() - at.x(), to.y() - at.y());
        }
    }

    @Override
    public void released(Pointer at) {
        held = null;
        easel.redraw();
    }

    @Override
    public Pointing pointing(Pointer at) {
        return held == null ? Pointing.HAND : Pointing.GRABBING;
    }
}
