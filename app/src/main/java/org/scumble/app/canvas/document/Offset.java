package org.scumble.app.canvas.document;

import org.scumble.engine.image.Box;

/// How far everything on a canvas has moved since it was begun: extending it to the left and above
/// moves it on, cropping it there moves it back. By this, what was asked for earlier is found on
/// the canvas as it is now.
///
/// @param dx in pixels, to the right
/// @param dy in pixels, down
public record Offset(int dx, int dy) {
    public static final Offset NONE = new Offset(0, 0);

    /// Moved on by more.
    public Offset plus(int x, int y) {
        return new Offset(dx + x, dy + y);
    }

    /// Where something lies on the present canvas.
    ///
    /// @param then its place on the canvas as it was begun
    public Box now(Box then) {
        return then.moved(dx, dy);
    }

    /// Where something would lie on the canvas as it was begun.
    ///
    /// @param now its place on the present canvas
    public Box then(Box now) {
        return now.moved(-dx, -dy);
    }
}
