package org.scumble.app.canvas.paint;

import org.scumble.engine.image.Box;

/// A map of the plane that keeps lines straight and parallels parallel:
/// `x' = xx·x + xy·y + dx`, `y' = yx·x + yy·y + dy`.
public record Affine(double xx, double xy, double dx, double yx, double yy, double dy) {
    public static final Affine IDENTITY = new Affine(1, 0, 0, 0, 1, 0);

    private static final double NEARLY = 1e-9;
    private static final double FAR = 1 << 29;

    public static Affine translate(double dx, double dy) {
        return new Affine(1, 0, dx, 0, 1, dy);
    }

    /// Scales about a point; -1 mirrors.
    public static Affine scale(double across, double down, Point about) {
        return new Affine(across, 0, 0, 0, down, 0).about(about);
    }

    /// Rotates clockwise on the screen, whose y points down; quarter turns are exact.
    public static Affine rotate(double degrees, Point about) {
        double radians = Math.toRadians(degrees);
        double cos = snap(Math.cos(radians));
        double sin = snap(Math.sin(radians));
        return new Affine(cos, -sin, 0, sin, cos, 0).about(about);
    }

    /// Slants: moves each point by a share of its distance from the lines through `about`.
    public static Affine shear(double across, double down, Point about) {
        return new Affine(1, across, 0, down, 1, 0).about(about);
    }

    /// This map first, then the other.
    public Affine then(Affine next) {
        return new Affine(
                next.xx * xx + next.xy * yx,
                next.xx * xy + next.xy * yy,
                next.xx * dx + next.xy * dy + next.dx,
                next.yx * xx + next.yy * yx,
                next.yx * xy + next.yy * yy,
                next.yx * dx + next.yy * dy + next.dy);
    }

    /// The map back.
    ///
    /// @throws IllegalArgumentException when this map flattens the plane to a line
    public Affine inverse() {
        double area = determinant();
        if (!canInvert()) {
            throw new IllegalArgumentException("Nothing undoes a scaling to no width or height");
        }
        return new Affine(
                yy / area,
                -xy / area,
                (xy * dy - yy * dx) / area,
                -yx / area,
                xx / area,
                (yx * dx - xx * dy) / area);
    }

    /// Whether anything is left of what is mapped.
    public boolean canInvert() {
        double area = determinant();
        return Double.isFinite(area) && Math.abs(area) > NEARLY;
    }

    public Point apply(Point point) {
        return new Point(x(point.x(), point.y()), y(point.x(), point.y()));
    }

    /// Whether every pixel lands on a pixel: whole moves, quarter turns and mirrorings.
    public boolean isExact() {
        boolean upright = xy == 0 && yx == 0 && Math.abs(xx) == 1 && Math.abs(yy) == 1;
        boolean turned = xx == 0 && yy == 0 && Math.abs(xy) == 1 && Math.abs(yx) == 1;
        return (upright || turned) && dx == Math.rint(dx) && dy == Math.rint(dy);
    }

    /// Whether it only moves, by whole pixels.
    public boolean isWholeMove() {
        return isExact() && xx == 1 && yy == 1;
    }

    double x(double px, double py) {
        return xx * px + xy * py + dx;
    }

    double y(double px, double py) {
        return yx * px + yy * py + dy;
    }

    /// The smallest box of whole pixels around the image of a box.
    Box bounds(Box box) {
        if (box.isEmpty()) {
            return Box.EMPTY;
        }
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int corner = 0; corner < 4; corner++) {
            double px = (corner & 1) == 0 ? box.x() : box.right();
            double py = corner < 2 ? box.y() : box.bottom();
            left = Math.min(left, x(px, py));
            right = Math.max(right, x(px, py));
            top = Math.min(top, y(px, py));
            bottom = Math.max(bottom, y(px, py));
        }
        int x = (int) Math.floor(near(left) + NEARLY);
        int y = (int) Math.floor(near(top) + NEARLY);
        return new Box(
                x,
                y,
                (int) Math.ceil(near(right) - NEARLY) - x,
                (int) Math.ceil(near(bottom) - NEARLY) - y);
    }

    /// Keeps what is far off the canvas in the range of whole numbers.
    private static double near(double coordinate) {
        return Math.clamp(coordinate, -FAR, FAR);
    }

    private double determinant() {
        return xx * yy - xy * yx;
    }

    private Affine about(Point point) {
        return new Affine(
                xx,
                xy,
                point.x() - xx * point.x() - xy * point.y(),
                yx,
                yy,
                point.y() - yx * point.x() - yy * point.y());
    }

    private static double snap(double value) {
        double whole = Math.rint(value);
        return Math.abs(value - whole) < NEARLY ? whole : value;
    }
}
