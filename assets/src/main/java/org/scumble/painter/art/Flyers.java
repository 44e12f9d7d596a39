package org.scumble.painter.art;

import static org.scumble.painter.art.Shapes.arc;
import static org.scumble.painter.art.Shapes.blob;
import static org.scumble.painter.art.Shapes.circle;
import static org.scumble.painter.art.Shapes.join;
import static org.scumble.painter.art.Shapes.mirror;
import static org.scumble.painter.art.Shapes.oval;
import static org.scumble.painter.art.Shapes.poly;
import static org.scumble.painter.art.Shapes.round;
import static org.scumble.painter.art.Shapes.turn;

import java.awt.Color;
import java.awt.Shape;

/// What flies.
final class Flyers {

    private static final Color FLAME = Tint.hex(0xff9a2e);
    private static final Color WICKER = Tint.hex(0xa9743f);

    private Flyers() {}

    static void hotAirBalloon(Pen pen) {
        pen.line(arc(0.33, 0.62, 0.43, 0.86), 0.016, Pen.WOOD);
        pen.line(arc(0.67, 0.62, 0.57, 0.86), 0.016, Pen.WOOD);
        pen.body(
                blob(
                        0.5, 0.0, 0.74, 0.06, 0.88, 0.3, 0.8, 0.52, 0.6, 0.71, 0.4, 0.71, 0.2, 0.52,
                        0.12, 0.3, 0.26, 0.06));
        pen.patch(
                blob(
                        0.5, 0.005, 0.38, 0.1, 0.33, 0.32, 0.4, 0.6, 0.45, 0.71, 0.55, 0.71, 0.6,
                        0.6, 0.67, 0.32, 0.62, 0.1),
                Pen.CREAM);
        pen.body(blob(0.5, 0.005, 0.44, 0.3, 0.48, 0.71, 0.52, 0.71, 0.56, 0.3));
        pen.part(round(0.41, 0.84, 0.18, 0.15, 0.03), WICKER);
    }

    static void balloon(Pen pen) {
        pen.line(arc(0.5, 0.66, 0.46, 0.76, 0.54, 0.88, 0.49, 1), 0.02, Pen.CREAM);
        pen.deep(poly(0.5, 0.6, 0.57, 0.7, 0.43, 0.7));
        pen.body(
                blob(
                        0.5, 0.0, 0.73, 0.08, 0.82, 0.3, 0.7, 0.52, 0.5, 0.65, 0.3, 0.52, 0.18, 0.3,
                        0.27, 0.08));
        pen.shine(turn(oval(0.34, 0.22, 0.055, 0.11), 24, 0.34, 0.22));
    }

    static void kite(Pen pen) {
        pen.line(arc(0.58, 0.72, 0.44, 0.8, 0.52, 0.9, 0.36, 0.99), 0.02, Pen.WOOD);
        bow(pen, 0.49, 0.8);
        bow(pen, 0.46, 0.93);
        pen.body(poly(0.5, 0.0, 0.9, 0.3, 0.58, 0.74, 0.14, 0.36));
        pen.shade(poly(0.5, 0.0, 0.9, 0.3, 0.53, 0.34));
        pen.shade(poly(0.53, 0.34, 0.58, 0.74, 0.14, 0.36));
        pen.line(arc(0.5, 0.0, 0.58, 0.74), 0.018, Pen.CREAM);
        pen.line(arc(0.14, 0.36, 0.9, 0.3), 0.018, Pen.CREAM);
    }

    /// Flying to the right with its wings raised.
    static void bird(Pen pen) {
        pen.deep(blob(0.62, 0.5, 0.56, 0.26, 0.68, 0.08, 0.76, 0.3, 0.74, 0.5));
        pen.part(poly(0.9, 0.46, 1.0, 0.53, 0.9, 0.57), Pen.GOLD);
        pen.body(
                join(
                        blob(
                                0.28, 0.62, 0.5, 0.48, 0.7, 0.42, 0.86, 0.4, 0.93, 0.5, 0.86, 0.62,
                                0.66, 0.76, 0.42, 0.76),
                        blob(
                                0.34, 0.62, 0.16, 0.6, 0.0, 0.66, 0.06, 0.76, 0.02, 0.84, 0.24,
                                0.78, 0.42, 0.74)));
        pen.body(
                blob(
                        0.38, 0.58, 0.24, 0.36, 0.22, 0.08, 0.44, 0.2, 0.6, 0.4, 0.62, 0.6, 0.5,
                        0.66));
        pen.shine(oval(0.68, 0.66, 0.13, 0.06));
        pen.eye(0.83, 0.48, 0.03);
    }

    static void butterfly(Pen pen) {
        pen.line(arc(0.5, 0.3, 0.44, 0.16, 0.36, 0.1), 0.022, Pen.DARK);
        pen.line(arc(0.5, 0.3, 0.56, 0.16, 0.64, 0.1), 0.022, Pen.DARK);
        Shape lower = blob(0.5, 0.52, 0.66, 0.54, 0.84, 0.66, 0.8, 0.88, 0.64, 0.86, 0.54, 0.7);
        Shape upper =
                blob(
                        0.5, 0.5, 0.56, 0.32, 0.76, 0.12, 0.97, 0.12, 0.98, 0.36, 0.84, 0.54, 0.66,
                        0.58);
        pen.body(lower);
        pen.body(mirror(lower, 0.5));
        pen.body(upper);
        pen.body(mirror(upper, 0.5));
        for (double x : new double[] {0.17, 0.83}) {
            pen.patch(oval(x, 0.29, 0.07, 0.08), Pen.CREAM);
            pen.patch(circle(0.5 + (x - 0.5) * 0.64, 0.72, 0.045), Pen.CREAM);
        }
        pen.patch(oval(0.5, 0.52, 0.045, 0.24), Pen.DARK);
    }

    /// Climbing to the right.
    static void airplane(Pen pen) {
        pen.deep(tilt(poly(0.46, 0.44, 0.36, 0.2, 0.45, 0.2, 0.64, 0.44)));
        pen.body(tilt(poly(0.02, 0.2, 0.12, 0.2, 0.26, 0.44, 0.08, 0.46)));
        pen.body(
                tilt(
                        blob(
                                0.04, 0.44, 0.3, 0.41, 0.7, 0.4, 0.9, 0.43, 0.99, 0.52, 0.88, 0.6,
                                0.6, 0.62, 0.24, 0.58)));
        for (int i = 0; i < 4; i++) {
            pen.window(tilt(circle(0.36 + 0.12 * i, 0.48, 0.032)));
        }
        pen.window(tilt(poly(0.82, 0.44, 0.9, 0.45, 0.94, 0.5, 0.83, 0.5)));
        pen.deep(tilt(poly(0.4, 0.56, 0.62, 0.56, 0.42, 0.82, 0.3, 0.82)));
    }

    static void rocket(Pen pen) {
        pen.patch(blob(0.4, 0.78, 0.6, 0.78, 0.6, 0.9, 0.5, 1.03, 0.4, 0.9), FLAME);
        pen.veil(blob(0.45, 0.78, 0.55, 0.78, 0.55, 0.86, 0.5, 0.95, 0.45, 0.86), Pen.GOLD);
        pen.deep(blob(0.34, 0.5, 0.16, 0.66, 0.14, 0.88, 0.26, 0.8, 0.38, 0.76));
        pen.deep(blob(0.66, 0.5, 0.84, 0.66, 0.86, 0.88, 0.74, 0.8, 0.62, 0.76));
        pen.body(
                blob(
                        0.5, 0.0, 0.64, 0.16, 0.7, 0.42, 0.66, 0.66, 0.6, 0.8, 0.4, 0.8, 0.34, 0.66,
                        0.3, 0.42, 0.36, 0.16));
        pen.deep(blob(0.5, 0.0, 0.6, 0.1, 0.645, 0.19, 0.5, 0.22, 0.355, 0.19, 0.4, 0.1));
        pen.patch(circle(0.5, 0.38, 0.105), Pen.CREAM);
        pen.window(circle(0.5, 0.38, 0.072));
    }

    private static Shape tilt(Shape shape) {
        return turn(shape, -10, 0.5, 0.5);
    }

    private static void bow(Pen pen, double x, double y) {
        pen.deep(poly(x, y, x - 0.07, y - 0.045, x - 0.07, y + 0.045));
        pen.deep(poly(x, y, x + 0.07, y - 0.045, x + 0.07, y + 0.045));
    }
}
