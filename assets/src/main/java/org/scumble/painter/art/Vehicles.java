package org.scumble.painter.art;

import static org.scumble.painter.art.Shapes.arc;
import static org.scumble.painter.art.Shapes.blob;
import static org.scumble.painter.art.Shapes.circle;
import static org.scumble.painter.art.Shapes.join;
import static org.scumble.painter.art.Shapes.poly;
import static org.scumble.painter.art.Shapes.rect;
import static org.scumble.painter.art.Shapes.round;

import java.awt.Color;

/// What drives and sails.
final class Vehicles {

    private Vehicles() {}

    static void car(Pen pen) {
        pen.body(
                join(
                        poly(0.2, 0.6, 0.32, 0.34, 0.66, 0.34, 0.83, 0.6),
                        round(0.28, 0.31, 0.42, 0.1, 0.05),
                        round(0.01, 0.56, 0.98, 0.32, 0.12)));
        pen.window(poly(0.29, 0.57, 0.37, 0.39, 0.48, 0.39, 0.48, 0.57));
        pen.window(poly(0.53, 0.57, 0.53, 0.39, 0.63, 0.39, 0.74, 0.57));
        pen.shade(rect(0.05, 0.78, 0.9, 0.08));
        pen.veil(circle(0.94, 0.67, 0.04), Pen.GOLD);
        wheel(pen, 0.24, 0.86, 0.14);
        wheel(pen, 0.76, 0.86, 0.14);
    }

    static void bus(Pen pen) {
        pen.body(round(0.05, 0.14, 0.9, 0.76, 0.09));
        for (int i = 0; i < 4; i++) {
            pen.window(round(0.12 + 0.2 * i, 0.22, 0.16, 0.17, 0.03));
        }
        for (int i = 0; i < 3; i++) {
            pen.window(round(0.12 + 0.2 * i, 0.52, 0.16, 0.17, 0.03));
        }
        pen.patch(rect(0.05, 0.435, 0.9, 0.04), Pen.CREAM);
        pen.window(round(0.73, 0.52, 0.16, 0.3, 0.03));
        pen.shade(rect(0.06, 0.8, 0.88, 0.08));
        wheel(pen, 0.25, 0.88, 0.12);
        wheel(pen, 0.72, 0.88, 0.12);
    }

    static void train(Pen pen) {
        Color steam = Tint.alpha(pen.night() ? Tint.hex(0xa8b4dc) : Color.WHITE, 0.75);
        pen.veil(circle(0.77, 0.16, 0.06), steam);
        pen.veil(circle(0.66, 0.08, 0.08), steam);
        pen.veil(circle(0.5, 0.05, 0.1), steam);
        pen.deep(poly(0.71, 0.25, 0.85, 0.25, 0.82, 0.5, 0.74, 0.5));
        pen.body(join(round(0.34, 0.42, 0.6, 0.32, 0.14), rect(0.34, 0.42, 0.2, 0.32)));
        pen.deep(Shapes.dome(0.57, 0.43, 0.07, 0.09));
        pen.body(rect(0.06, 0.28, 0.34, 0.48));
        pen.deep(round(0.02, 0.22, 0.42, 0.08, 0.03));
        pen.window(round(0.13, 0.36, 0.2, 0.19, 0.03));
        pen.patch(rect(0.62, 0.42, 0.035, 0.32), Pen.GOLD);
        pen.part(poly(0.06, 0.74, 0.9, 0.74, 1.0, 0.92, 0.06, 0.84), Pen.DARK);
        pen.veil(circle(0.92, 0.55, 0.045), Pen.GOLD);
        wheel(pen, 0.2, 0.87, 0.13);
        wheel(pen, 0.5, 0.9, 0.1);
        wheel(pen, 0.74, 0.9, 0.1);
    }

    static void sailingBoat(Pen pen) {
        pen.line(arc(0.47, 0.04, 0.47, 0.78), 0.03, Pen.WOOD);
        pen.body(poly(0.51, 0.06, 0.9, 0.66, 0.51, 0.68));
        pen.part(poly(0.43, 0.14, 0.43, 0.67, 0.12, 0.65), Pen.CREAM);
        pen.body(blob(0.03, 0.75, 0.3, 0.77, 0.7, 0.77, 0.98, 0.73, 0.88, 0.9, 0.76, 1, 0.24, 1));
        pen.patch(poly(0.07, 0.79, 0.93, 0.79, 0.91, 0.84, 0.1, 0.84), Pen.CREAM);
        pen.patch(poly(0.47, 0.0, 0.62, 0.035, 0.47, 0.08), Pen.GOLD);
    }

    private static void wheel(Pen pen, double x, double y, double radius) {
        pen.patch(circle(x, y, radius), Pen.DARK);
        pen.veil(circle(x, y, radius * 0.5), Pen.METAL);
    }
}
