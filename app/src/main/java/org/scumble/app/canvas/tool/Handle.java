package org.scumble.app.canvas.tool;

import org.scumble.app.canvas.paint.Point;

/// The places of a box by which it is changed.
enum Handle {
    NORTH_WEST(-1, -1, Pointing.RESIZE_NORTH_WEST),
    NORTH(0, -1, Pointing.RESIZE_NORTH),
    NORTH_EAST(1, -1, Pointing.RESIZE_NORTH_EAST),
    EAST(1, 0, Pointing.RESIZE_EAST),
    SOUTH_EAST(1, 1, Pointing.RESIZE_NORTH_WEST),
    SOUTH(0, 1, Pointing.RESIZE_NORTH),
    SOUTH_WEST(-1, 1, Pointing.RESIZE_NORTH_EAST),
    WEST(-1, 0, Pointing.RESIZE_EAST),
    /// Anywhere inside.
    INSIDE(0, 0, Pointing.MOVE),
    /// A little outside.
    AROUND(0, 0, Pointing.ROTATE),
    OUTSIDE(0, 0, Pointing.ARROW);

    private final int across;
    private final int down;
    private final Pointing pointing;

    Handle(int across, int down, Pointing pointing) {
        this.across = across;
        this.down = down;
        this.pointing = pointing;
    }

    /// -1 for the left side, 1 for the right, 0 for neither.
    int across() {
        return across;
    }

    /// -1 for the upper side, 1 for the lower, 0 for neither.
    int down() {
        return down;
    }

    Pointing pointing() {
        return pointing;
    }

    boolean isGrip() {
        return across != 0 || down != 0;
    }

    boolean isCorner() {
        return across != 0 && down != 0;
    }

    /// Where it is on a box from (0, 0) to (1, 1).
    Point share() {
        return new Point((across + 1) / 2.0, (down + 1) / 2.0);
    }
}
