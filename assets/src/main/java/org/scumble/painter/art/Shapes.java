package org.scumble.painter.art;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/// The few shapes everything is drawn with.
final class Shapes {

    private Shapes() {}

    static Shape rect(double x, double y, double width, double height) {
        return new Rectangle2D.Double(x, y, width, height);
    }

    /// A rectangle with round corners of the given radius.
    static Shape round(double x, double y, double width, double height, double radius) {
        return new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius);
    }

    static Shape circle(double x, double y, double radius) {
        return oval(x, y, radius, radius);
    }

    /// An ellipse around its centre.
    static Shape oval(double x, double y, double radiusX, double radiusY) {
        return new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY);
    }

    /// The upper half of an ellipse, on its diameter.
    static Shape dome(double x, double y, double radiusX, double radiusY) {
        return new Arc2D.Double(
                x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY, 0, 180, Arc2D.CHORD);
    }

    /// A doorway: a rectangle under a half circle, standing on `base`.
    static Shape arch(double x, double base, double width, double height) {
        double radius = width / 2;
        return join(
                rect(x - radius, base - height + radius, width, height - radius),
                circle(x, base - height + radius, radius));
    }

    /// A polygon through `x, y` pairs.
    static Shape poly(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        return path;
    }

    /// A closed smooth curve through `x, y` pairs.
    static Shape blob(double... points) {
        return curve(true, points);
    }

    /// An open smooth curve through `x, y` pairs.
    static Shape arc(double... points) {
        return curve(false, points);
    }

    /// One outline around all the shapes.
    static Shape join(Shape first, Shape... others) {
        Area area = new Area(first);
        for (Shape other : others) {
            area.add(new Area(other));
        }
        return area;
    }

    /// What of `shape` lies within `bounds`.
    static Shape within(Shape shape, Shape bounds) {
        Area area = new Area(shape);
        area.intersect(new Area(bounds));
        return area;
    }

    /// What is left of `shape` without `hole`.
    static Shape without(Shape shape, Shape hole) {
        Area area = new Area(shape);
        area.subtract(new Area(hole));
        return area;
    }

    /// The shape turned clockwise about a point.
    static Shape turn(Shape shape, double degrees, double x, double y) {
        return AffineTransform.getRotateInstance(Math.toRadians(degrees), x, y)
                .createTransformedShape(shape);
    }

    /// The shape mirrored about the vertical line at `x`.
    static Shape mirror(Shape shape, double x) {
        return new AffineTransform(-1, 0, 0, 1, 2 * x, 0).createTransformedShape(shape);
    }

    /// A uniform Catmull–Rom spline, written as Bézier segments.
    private static Path2D curve(boolean closed, double... points) {
        int count = points.length / 2;
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        int segments = closed ? count : count - 1;
        for (int i = 0; i < segments; i++) {
            int before = closed ? Math.floorMod(i - 1, count) : Math.max(i - 1, 0);
            int next = (i + 1) % count;
            int after = closed ? (i + 2) % count : Math.min(i + 2, count - 1);
            path.curveTo(
                    points[2 * i] + (points[2 * next] - points[2 * before]) / 6,
                    points[2 * i + 1] + (points[2 * next + 1] - points[2 * before + 1]) / 6,
                    points[2 * next] - (points[2 * after] - points[2 * i]) / 6,
                    points[2 * next + 1] - (points[2 * after + 1] - points[2 * i + 1]) / 6,
                    points[2 * next],
                    points[2 * next + 1]);
        }
        if (closed) {
            path.closePath();
        }
        return path;
    }
}
