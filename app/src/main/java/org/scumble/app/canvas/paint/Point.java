package org.scumble.app.canvas.paint;

/// A place on the canvas, in pixels; the pixel in column 3 spans x from 3 to 4.
public record Point(double x, double y) {
    public double distance(Point other) {
        return Math.hypot(other.x - x, other.y - y);
    }

    /// The point a share of the way to another one.
    ///
    /// @param share 0 for this point, 1 for the other
    Point towards(Point other, double share) {
        return new Point(x + (other.x - x) * share, y + (other.y - y) * share);
    }
}
