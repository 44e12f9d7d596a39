package org.scumble.app.canvas.screen;

/// What is shown of a document, each with tiles of its own.
public enum Plane {
    /// The composited picture, as premultiplied ARGB.
    PICTURE,
    /// What is to be painted anew, 0–255.
    MASK,
    /// What is selected, 0–255.
    SELECTION
}
