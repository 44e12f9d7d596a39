package org.scumble.painter.art;

import static org.scumble.painter.art.Shapes.arc;
import static org.scumble.painter.art.Shapes.blob;
import static org.scumble.painter.art.Shapes.circle;
import static org.scumble.painter.art.Shapes.join;
import static org.scumble.painter.art.Shapes.oval;
import static org.scumble.painter.art.Shapes.poly;
import static org.scumble.painter.art.Shapes.round;
import static org.scumble.painter.art.Shapes.turn;
import static org.scumble.painter.art.Shapes.within;

import java.awt.Color;
import java.awt.Shape;

/// Animals that walk.
final class Animals {

    private static final Color MUZZLE = Tint.hex(0xf2c3ac);
    private static final Color HORN = Tint.hex(0xefe0b8);

    private Animals() {}

    /// Sitting, seen from the front, its tail around to the right.
    static void cat(Pen pen) {
        pen.body(
                blob(
                        0.6, 0.97, 0.82, 0.94, 0.92, 0.78, 0.86, 0.62, 0.9, 0.52, 0.99, 0.62, 0.99,
                        0.84, 0.86, 0.99));
        pen.body(
                blob(
                        0.5, 0.45, 0.66, 0.58, 0.74, 0.85, 0.7, 0.99, 0.3, 0.99, 0.26, 0.85, 0.34,
                        0.58));
        pen.shine(oval(0.5, 0.7, 0.11, 0.13));
        pen.bodyLine(arc(0.42, 0.99, 0.43, 0.86), 0.02);
        pen.bodyLine(arc(0.58, 0.99, 0.57, 0.86), 0.02);
        pen.body(
                join(
                        oval(0.5, 0.36, 0.27, 0.22),
                        poly(0.24, 0.34, 0.25, 0.03, 0.46, 0.18),
                        poly(0.76, 0.34, 0.75, 0.03, 0.54, 0.18)));
        pen.veil(poly(0.29, 0.22, 0.295, 0.1, 0.38, 0.17), Pen.ROSE);
        pen.veil(poly(0.71, 0.22, 0.705, 0.1, 0.62, 0.17), Pen.ROSE);
        pen.eye(0.39, 0.35, 0.036);
        pen.eye(0.61, 0.35, 0.036);
        pen.veil(poly(0.46, 0.43, 0.54, 0.43, 0.5, 0.48), Pen.ROSE);
    }

    /// Standing, seen from the side, looking right, its tail up.
    static void dog(Pen pen) {
        pen.body(
                join(
                        blob(0.1, 0.58, 0.02, 0.4, 0.06, 0.24, 0.12, 0.36, 0.2, 0.5, 0.22, 0.62),
                        blob(
                                0.1, 0.56, 0.24, 0.46, 0.54, 0.47, 0.7, 0.4, 0.76, 0.56, 0.7, 0.74,
                                0.46, 0.75, 0.2, 0.77, 0.09, 0.7),
                        round(0.11, 0.62, 0.14, 0.38, 0.05),
                        round(0.56, 0.62, 0.14, 0.38, 0.05),
                        oval(0.7, 0.32, 0.19, 0.18),
                        round(0.7, 0.3, 0.28, 0.16, 0.075)));
        pen.deep(turn(oval(0.57, 0.35, 0.075, 0.17), 14, 0.57, 0.35));
        pen.patch(oval(0.955, 0.335, 0.042, 0.036), Pen.DARK);
        pen.eye(0.75, 0.27, 0.03);
        pen.line(arc(0.6, 0.52, 0.68, 0.53, 0.77, 0.49), 0.05, Pen.GOLD);
    }

    /// Sitting, seen from the front, ears up.
    static void rabbit(Pen pen) {
        Shape leftEar = turn(oval(0.4, 0.2, 0.085, 0.21), -8, 0.4, 0.4);
        Shape rightEar = turn(oval(0.6, 0.2, 0.085, 0.21), 8, 0.6, 0.4);
        pen.patch(circle(0.82, 0.86, 0.1), Color.WHITE);
        pen.body(oval(0.5, 0.8, 0.3, 0.2));
        pen.body(join(leftEar, rightEar, oval(0.5, 0.5, 0.25, 0.2)));
        pen.veil(turn(oval(0.4, 0.2, 0.035, 0.14), -8, 0.4, 0.4), Pen.ROSE);
        pen.veil(turn(oval(0.6, 0.2, 0.035, 0.14), 8, 0.6, 0.4), Pen.ROSE);
        pen.shine(oval(0.5, 0.82, 0.15, 0.12));
        pen.body(oval(0.33, 0.96, 0.13, 0.05));
        pen.body(oval(0.67, 0.96, 0.13, 0.05));
        pen.eye(0.39, 0.48, 0.034);
        pen.eye(0.61, 0.48, 0.034);
        pen.veil(oval(0.5, 0.56, 0.035, 0.025), Pen.ROSE);
    }

    /// Standing, seen from the side, looking right: long legs, arched neck, mane and tail.
    static void horse(Pen pen) {
        pen.deep(poly(0.28, 0.6, 0.37, 0.6, 0.35, 0.98, 0.28, 0.98));
        pen.deep(poly(0.45, 0.6, 0.54, 0.6, 0.53, 0.98, 0.46, 0.98));
        pen.deep(blob(0.12, 0.42, 0.03, 0.5, 0.02, 0.72, 0.07, 0.84, 0.13, 0.7, 0.17, 0.54));
        pen.body(
                join(
                        blob(
                                0.1, 0.48, 0.2, 0.38, 0.42, 0.42, 0.6, 0.38, 0.72, 0.48, 0.68, 0.64,
                                0.4, 0.65, 0.16, 0.66),
                        poly(0.12, 0.55, 0.26, 0.55, 0.23, 1, 0.14, 1),
                        poly(0.56, 0.55, 0.7, 0.55, 0.67, 1, 0.58, 1),
                        poly(0.53, 0.45, 0.66, 0.1, 0.82, 0.18, 0.72, 0.55),
                        blob(
                                0.64, 0.14, 0.74, 0.06, 0.84, 0.13, 0.98, 0.3, 0.93, 0.37, 0.78,
                                0.3, 0.66, 0.26),
                        poly(0.68, 0.1, 0.71, 0.0, 0.76, 0.09)));
        pen.deep(blob(0.7, 0.05, 0.6, 0.12, 0.5, 0.3, 0.46, 0.46, 0.57, 0.42, 0.64, 0.26));
        for (double x : new double[] {0.14, 0.58}) {
            pen.patch(round(x - 0.005, 0.94, 0.1, 0.06, 0.015), Pen.DARK);
        }
        pen.eye(0.79, 0.17, 0.026);
    }

    /// Standing, seen from the side, looking right: heavy body, patches, horns and udder.
    static void cow(Pen pen) {
        Shape trunk = round(0.06, 0.34, 0.66, 0.42, 0.14);
        pen.bodyLine(arc(0.08, 0.42, 0.02, 0.55, 0.03, 0.74), 0.035);
        pen.part(circle(0.3, 0.77, 0.075), Pen.ROSE);
        pen.body(
                join(
                        trunk,
                        round(0.09, 0.6, 0.12, 0.4, 0.03),
                        round(0.37, 0.6, 0.11, 0.4, 0.03),
                        round(0.57, 0.6, 0.12, 0.4, 0.03)));
        pen.patch(
                within(blob(0.14, 0.3, 0.32, 0.3, 0.34, 0.48, 0.2, 0.56, 0.1, 0.46), trunk),
                Pen.CREAM);
        pen.patch(within(oval(0.48, 0.66, 0.11, 0.12), trunk), Pen.CREAM);
        pen.part(blob(0.64, 0.16, 0.6, 0.04, 0.67, 0.06, 0.71, 0.17), HORN);
        pen.part(blob(0.86, 0.16, 0.9, 0.04, 0.83, 0.06, 0.79, 0.17), HORN);
        pen.deep(turn(oval(0.57, 0.26, 0.08, 0.045), 15, 0.57, 0.26));
        pen.deep(turn(oval(0.93, 0.26, 0.06, 0.045), -15, 0.93, 0.26));
        pen.body(round(0.62, 0.14, 0.27, 0.38, 0.11));
        pen.part(oval(0.755, 0.46, 0.155, 0.1), MUZZLE);
        pen.veil(circle(0.7, 0.46, 0.02), Pen.DARK);
        pen.veil(circle(0.81, 0.46, 0.02), Pen.DARK);
        pen.eye(0.69, 0.28, 0.028);
        pen.eye(0.82, 0.28, 0.028);
    }
}
