package org.scumble.painter.art;

import static org.scumble.painter.art.Shapes.arch;
import static org.scumble.painter.art.Shapes.circle;
import static org.scumble.painter.art.Shapes.dome;
import static org.scumble.painter.art.Shapes.join;
import static org.scumble.painter.art.Shapes.poly;
import static org.scumble.painter.art.Shapes.rect;
import static org.scumble.painter.art.Shapes.round;
import static org.scumble.painter.art.Shapes.turn;

import java.awt.Color;
import java.awt.Shape;

/// Houses and other things people build.
final class Buildings {

    private static final Color BRICK = Tint.hex(0xb9735a);

    private Buildings() {}

    static void house(Pen pen) {
        smoke(pen, 0.73, 0.11);
        pen.part(rect(0.67, 0.15, 0.12, 0.28), BRICK);
        pen.body(rect(0.13, 0.47, 0.74, 0.53));
        pen.shade(rect(0.13, 0.47, 0.74, 0.06));
        pen.deep(poly(0.02, 0.5, 0.5, 0.1, 0.98, 0.5));
        pen.window(circle(0.5, 0.34, 0.065));
        pen.part(round(0.42, 0.66, 0.17, 0.34, 0.03), Pen.WOOD);
        pen.veil(circle(0.55, 0.84, 0.014), Pen.GOLD);
        pane(pen, 0.2, 0.62, 0.15, 0.16);
        pane(pen, 0.66, 0.62, 0.15, 0.16);
    }

    static void lighthouse(Pen pen) {
        if (pen.night()) {
            Color beam = Tint.alpha(Tint.hex(0xfff0a8), 0.4);
            pen.veil(poly(0.5, 0.16, -0.15, 0.03, -0.15, 0.27), beam);
            pen.veil(poly(0.5, 0.16, 1.15, 0.03, 1.15, 0.27), beam);
        }
        pen.body(poly(0.38, 0.24, 0.62, 0.24, 0.71, 1, 0.29, 1));
        pen.patch(poly(0.362, 0.4, 0.638, 0.4, 0.654, 0.53, 0.346, 0.53), Pen.CREAM);
        pen.patch(poly(0.33, 0.67, 0.67, 0.67, 0.685, 0.8, 0.315, 0.8), Pen.CREAM);
        pen.shade(poly(0.57, 0.26, 0.62, 0.26, 0.71, 1, 0.6, 1));
        pen.part(round(0.31, 0.21, 0.38, 0.055, 0.02), Pen.DARK);
        pen.window(rect(0.4, 0.1, 0.2, 0.11));
        pen.deep(dome(0.5, 0.11, 0.14, 0.11));
        pen.patch(arch(0.5, 1, 0.13, 0.15), Pen.DARK);
        pen.window(round(0.46, 0.58, 0.08, 0.07, 0.02));
    }

    static void castle(Pen pen) {
        pen.deep(tower(0.39, 0.24, 0.22, 0.5));
        pen.line(Shapes.arc(0.5, 0.24, 0.5, 0.02), 0.018, Pen.DARK);
        pen.patch(poly(0.5, 0.03, 0.68, 0.08, 0.5, 0.14), Pen.GOLD);
        pen.window(arch(0.5, 0.47, 0.07, 0.11));
        pen.body(rect(0.2, 0.58, 0.6, 0.42));
        pen.body(tower(0.04, 0.4, 0.25, 0.6));
        pen.body(tower(0.71, 0.4, 0.25, 0.6));
        pen.window(arch(0.165, 0.69, 0.075, 0.13));
        pen.window(arch(0.835, 0.69, 0.075, 0.13));
        pen.part(arch(0.5, 1, 0.22, 0.3), Pen.WOOD);
    }

    static void church(Pen pen) {
        pen.body(rect(0.3, 0.6, 0.64, 0.4));
        pen.deep(poly(0.28, 0.63, 0.4, 0.4, 0.86, 0.4, 0.99, 0.63));
        pen.body(rect(0.09, 0.4, 0.29, 0.6));
        pen.deep(poly(0.05, 0.42, 0.235, 0.08, 0.42, 0.42));
        pen.line(Shapes.arc(0.235, 0.1, 0.235, 0.0), 0.022, Pen.GOLD);
        pen.line(Shapes.arc(0.195, 0.035, 0.275, 0.035), 0.022, Pen.GOLD);
        pen.window(circle(0.235, 0.53, 0.06));
        pen.part(arch(0.235, 1, 0.15, 0.26), Pen.WOOD);
        pen.window(arch(0.51, 0.87, 0.085, 0.18));
        pen.window(arch(0.66, 0.87, 0.085, 0.18));
        pen.window(arch(0.81, 0.87, 0.085, 0.18));
    }

    static void windmill(Pen pen) {
        pen.body(poly(0.37, 0.38, 0.63, 0.38, 0.74, 1, 0.26, 1));
        pen.deep(dome(0.5, 0.4, 0.17, 0.17));
        pen.part(arch(0.5, 1, 0.15, 0.2), Pen.WOOD);
        pen.window(round(0.45, 0.6, 0.1, 0.1, 0.02));
        for (int quarter = 0; quarter < 4; quarter++) {
            double angle = 32 + 90 * quarter;
            pen.line(turn(Shapes.arc(0.5, 0.36, 0.5, -0.02), angle, 0.5, 0.36), 0.026, Pen.WOOD);
            pen.part(turn(rect(0.51, 0.0, 0.1, 0.26), angle, 0.5, 0.36), Pen.CREAM);
        }
        pen.patch(circle(0.5, 0.36, 0.04), Pen.DARK);
    }

    static void tent(Pen pen) {
        pen.line(Shapes.arc(0.5, 0.28, 0.5, 0.1), 0.02, Pen.WOOD);
        pen.patch(poly(0.51, 0.1, 0.68, 0.15, 0.51, 0.21), Pen.GOLD);
        pen.body(poly(0.5, 0.24, 0.99, 1, 0.01, 1));
        pen.shade(poly(0.5, 0.24, 0.99, 1, 0.74, 1));
        pen.patch(poly(0.5, 0.42, 0.68, 1, 0.32, 1), pen.night() ? Pen.GOLD : Pen.DARK);
        pen.deep(poly(0.5, 0.42, 0.52, 0.5, 0.38, 0.94, 0.22, 1, 0.32, 1));
        pen.line(Shapes.arc(0.44, 0.18, 0.5, 0.26, 0.56, 0.18), 0.02, Pen.WOOD);
    }

    private static void smoke(Pen pen, double x, double y) {
        Color puff = Tint.alpha(pen.night() ? Tint.hex(0x9aa6cf) : Color.WHITE, 0.6);
        pen.veil(circle(x, y, 0.045), puff);
        pen.veil(circle(x + 0.06, y - 0.07, 0.058), puff);
        pen.veil(circle(x + 0.15, y - 0.14, 0.072), puff);
    }

    private static void pane(Pen pen, double x, double y, double width, double height) {
        pen.patch(round(x - 0.015, y - 0.015, width + 0.03, height + 0.03, 0.02), Pen.CREAM);
        pen.window(rect(x, y, width, height));
        pen.veil(rect(x + width / 2 - 0.008, y, 0.016, height), Pen.CREAM);
    }

    /// A tower with three battlements.
    private static Shape tower(double x, double y, double width, double height) {
        double tooth = width / 5;
        return join(
                rect(x, y + tooth, width, height - tooth),
                rect(x, y, tooth, 2 * tooth),
                rect(x + 2 * tooth, y, tooth, 2 * tooth),
                rect(x + 4 * tooth, y, tooth, 2 * tooth));
    }
}
