package org.scumble.app.canvas.tool;

import java.util.List;
import org.scumble.app.canvas.paint.Point;

/// What a tool draws over the document, in its pixels; line widths and handles have the same size
/// at every zoom.
public sealed interface Overlay {
    /// A thin line through points.
    ///
    /// @param closed whether the last point is joined with the first
    record Line(List<Point> points, boolean closed) implements Overlay {
        public Line {
            points = List.copyOf(points);
        }
    }

    /// A thin ellipse in a rectangle.
    record Oval(double x, double y, double width, double height) implements Overlay {}

    /// A small square to be dragged.
    record Grip(Point at) implements Overlay {}

    /// A small circle, such as the ends of a gradient.
    record Dot(Point at) implements Overlay {}

    /// A few words beside the pointer, such as a size.
    record Note(Point at, String text) implements Overlay {}
}
