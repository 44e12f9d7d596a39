package org.scumble.app.canvas.tool;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A tool that is pressed, dragged and let go, and does something with the way it went.
///
/// @param <D> that way
abstract sealed class DragTool<D> implements Tool permits GradientTool, ShapeTool {
    final Easel easel;
    private @Nullable D drag;

    DragTool(Easel easel) {
        this.easel = easel;
    }

    /// What a press begins; nothing if there is nothing to do there.
    abstract Optional<D> begin(Pointer at);

    /// The way as far as another place.
    abstract D goOn(D way, Pointer to);

    /// Shows what letting go would do.
    abstract void show(D way);

    /// Does it.
    abstract void end(D way);

    /// What lies over the canvas on the way.
    abstract List<Overlay> overlays(D way);

    @Override
    public final void pressed(Pointer at) {
        drag = begin(at).orElse(null);
    }

    @Override
    public final void dragged(Pointer to) {
        if (drag != null) {
            D further = goOn(drag, to);
            drag = further;
            show(further);
            easel.redraw();
        }
    }

    @Override
    public final void released(Pointer at) {
        D way = drag;
        drag = null;
        if (way != null) {
            end(way);
            easel.redraw();
        }
    }

    @Override
    public final boolean isBusy() {
        return drag != null;
    }

    @Override
    public final void cancel() {
        if (drag != null) {
            drag = null;
            easel.drop();
            easel.redraw();
        }
    }

    @Override
    public final List<Overlay> overlays() {
        return drag == null ? List.of() : overlays(drag);
    }
}
