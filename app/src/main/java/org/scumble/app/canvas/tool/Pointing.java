package org.scumble.app.canvas.tool;

/// How the pointer looks.
public enum Pointing {
    ARROW,
    /// The circle of the brush.
    BRUSH,
    CROSS,
    MOVE,
    HAND,
    GRABBING,
    PICKER,
    TEXT,
    ROTATE,
    RESIZE_NORTH_WEST,
    RESIZE_NORTH,
    RESIZE_NORTH_EAST,
    RESIZE_EAST
}
