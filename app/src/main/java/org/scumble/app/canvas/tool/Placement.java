package org.scumble.app.canvas.tool;

import java.util.ArrayList;
import java.util.List;
import org.scumble.app.canvas.paint.Affine;
import org.scumble.app.canvas.paint.Point;
import org.scumble.engine.image.Box;

/// A box that is scaled, turned and moved; what is in it goes along.
///
/// @param source where it was, not empty
/// @param centre where its middle is now
/// @param scaleX how much wider it is; negative if mirrored
/// @param scaleY how much taller it is
/// @param degrees how far it is turned, clockwise
record Placement(Box source, Point centre, double scaleX, double scaleY, double degrees) {
    private static final Point ORIGIN = new Point(0, 0);

    /// So near to a handle on the screen, it is meant.
    private static final double REACH = 9;

    /// So near to the box from outside, it is turned.
    private static final double AROUND = 28;

    private static final double LEAST_SCALE = 1e-3;

    static Placement of(Box source) {
        return new Placement(source, middle(source), 1, 1, 0);
    }

    private static Point middle(Box box) {
        return new Point(box.x() + box.width() / 2.0, box.y() + box.height() / 2.0);
    }

    /// Where a point of the source lies now.
    Affine map() {
        Point from = middle(source);
        return Affine.translate(-from.x(), -from.y())
                .then(Affine.scale(scaleX, scaleY, ORIGIN))
                .then(Affine.rotate(degrees, ORIGIN))
                .then(Affine.translate(centre.x(), centre.y()));
    }

    boolean isMoveOnly() {
        return scaleX == 1 && scaleY == 1 && degrees == 0;
    }

    Point at(Handle handle) {
        Point share = handle.share();
        return map().apply(
                        new Point(
                                source.x() + share.x() * source.width(),
                                source.y() + share.y() * source.height()));
    }

    List<Point> corners() {
        return List.of(
                at(Handle.NORTH_WEST),
                at(Handle.NORTH_EAST),
                at(Handle.SOUTH_EAST),
                at(Handle.SOUTH_WEST));
    }

    List<Overlay> overlays() {
        List<Overlay> overlays = new ArrayList<>();
        overlays.add(new Overlay.Line(corners(), true));
        for (Handle handle : Handle.values()) {
            if (handle.isGrip()) {
                overlays.add(new Overlay.Grip(at(handle)));
            }
        }
        return overlays;
    }

    /// What the pointer is on.
    Handle handle(Pointer at) {
        Point inside = unturned(at.point());
        double halfWidth = source.width() * Math.abs(scaleX) / 2;
        double halfHeight = source.height() * Math.abs(scaleY) / 2;
        double outX = Math.abs(inside.x()) - halfWidth;
        double outY = Math.abs(inside.y()) - halfHeight;
        double out = Math.max(outX, outY) * at.zoom();
        // Inside of a small box there must be room left to move it by.
        double room = Math.min(halfWidth, halfHeight) * at.zoom() / 2;
        double reach = out <= 0 ? Math.min(REACH, room) : REACH;
        for (Handle handle : Handle.values()) {
            if (handle.isGrip() && at.isNear(at(handle), reach)) {
                return handle;
            }
        }
        if (out <= 0) {
            return Handle.INSIDE;
        }
        return out <= AROUND ? Handle.AROUND : Handle.OUTSIDE;
    }

    /// From the centre, along the box's own sides.
    private Point unturned(Point point) {
        return Affine.rotate(-degrees, ORIGIN)
                .apply(new Point(point.x() - centre.x(), point.y() - centre.y()));
    }

    Placement moved(double dx, double dy) {
        return new Placement(
                source, new Point(centre.x() + dx, centre.y() + dy), scaleX, scaleY, degrees);
    }

    Placement turned(double to) {
        return new Placement(source, centre, scaleX, scaleY, to);
    }

    /// With a handle dragged to a place; the opposite side stays where it is.
    ///
    /// @param keepRatio whether width and height change alike
    /// @param centred whether the middle stays where it is instead
    Placement dragged(Handle handle, Point to, boolean keepRatio, boolean centred) {
        Handle opposite = opposite(handle);
        Point anchor = centred ? centre : at(opposite);
        Point delta =
                Affine.rotate(-degrees, ORIGIN)
                        .apply(new Point(to.x() - anchor.x(), to.y() - anchor.y()));
        double share = centred ? 2 : 1;
        double wide = delta.x() * handle.across() * share / source.width();
        double tall = delta.y() * handle.down() * share / source.height();
        double x = scale(wide, scaleX, handle.across());
        double y = scale(tall, scaleY, handle.down());
        if (keepRatio) {
            double ratio = ratio(handle, x / scaleX, y / scaleY);
            x = scaleX * ratio;
            y = scaleY * ratio;
        }
        if (centred) {
            return new Placement(source, centre, x, y, degrees);
        }
        Point half =
                Affine.rotate(degrees, ORIGIN)
                        .apply(
                                new Point(
                                        handle.across() * source.width() * x / 2,
                                        handle.down() * source.height() * y / 2));
        return new Placement(
                source, new Point(anchor.x() + half.x(), anchor.y() + half.y()), x, y, degrees);
    }

    private static double ratio(Handle handle, double x, double y) {
        if (handle.isCorner()) {
            return Math.abs(x) > Math.abs(y) ? x : y;
        }
        return handle.across() != 0 ? x : y;
    }

    /// Never nothing, which could not be enlarged again.
    private static double scale(double wanted, double present, int direction) {
        if (direction == 0) {
            return present;
        }
        return Math.abs(wanted) < LEAST_SCALE ? LEAST_SCALE : wanted;
    }

    private static Handle opposite(Handle handle) {
        for (Handle other : Handle.values()) {
            if (other.isGrip()
                    && other.across() == -handle.across()
                    && other.down() == -handle.down()) {
                return other;
            }
        }
        return handle;
    }
}
