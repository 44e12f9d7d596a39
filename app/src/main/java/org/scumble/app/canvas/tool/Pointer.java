package org.scumble.app.canvas.tool;

import org.scumble.app.canvas.paint.Point;

/// The pointer at a moment.
///
/// @param x in pixels of the document, with fractions
/// @param y likewise
/// @param pressure of a pen, 0 to 1; 1 for a mouse
/// @param zoom screen pixels for one of the document, since handles have a size on the screen
/// @param clicks how many in a row, 2 for a double click
public record Pointer(
        double x, double y, double pressure, Modifiers modifiers, double zoom, int clicks) {
    public static Pointer at(double x, double y) {
        return new Pointer(x, y, 1, Modifiers.NONE, 1, 1);
    }

    public Pointer with(Modifiers held) {
        return new Pointer(x, y, pressure, held, zoom, clicks);
    }

    Point point() {
        return new Point(x, y);
    }

    /// The column of the pixel it is on.
    int column() {
        return (int) Math.floor(x);
    }

    int row() {
        return (int) Math.floor(y);
    }

    /// Whether it is within so many pixels of the screen of a place.
    boolean isNear(Point place, double screenPixels) {
        return place.distance(point()) * zoom <= screenPixels;
    }
}
