package org.scumble.painter.art;

import static org.scumble.painter.art.Shapes.arc;
import static org.scumble.painter.art.Shapes.blob;
import static org.scumble.painter.art.Shapes.circle;
import static org.scumble.painter.art.Shapes.dome;
import static org.scumble.painter.art.Shapes.oval;
import static org.scumble.painter.art.Shapes.poly;
import static org.scumble.painter.art.Shapes.rect;
import static org.scumble.painter.art.Shapes.round;
import static org.scumble.painter.art.Shapes.without;

import java.awt.Color;
import java.awt.Shape;

/// Things found about the house.
final class Things {

    private Things() {}

    static void umbrella(Pen pen) {
        pen.line(arc(0.5, 0.5, 0.5, 0.9, 0.56, 0.98, 0.63, 0.97, 0.67, 0.88), 0.04, Pen.WOOD);
        pen.line(arc(0.5, 0.1, 0.5, 0.01), 0.03, Pen.WOOD);
        Shape canopy = dome(0.5, 0.54, 0.49, 0.48);
        for (double x : new double[] {0.12, 0.373, 0.627, 0.88}) {
            canopy = without(canopy, oval(x, 0.56, 0.127, 0.06));
        }
        pen.body(canopy);
        pen.shade(blob(0.5, 0.08, 0.7, 0.26, 0.74, 0.5, 0.62, 0.49, 0.5, 0.49));
        pen.shine(blob(0.38, 0.13, 0.2, 0.28, 0.12, 0.42, 0.26, 0.3));
    }

    /// Seen a little from the side.
    static void chair(Pen pen) {
        pen.deep(poly(0.26, 0.55, 0.34, 0.55, 0.34, 0.9, 0.27, 0.9));
        pen.deep(poly(0.7, 0.55, 0.78, 0.55, 0.78, 0.9, 0.71, 0.9));
        pen.body(
                without(
                        without(
                                round(0.18, 0.02, 0.64, 0.58, 0.09),
                                round(0.27, 0.14, 0.19, 0.36, 0.04)),
                        round(0.54, 0.14, 0.19, 0.36, 0.04)));
        pen.body(poly(0.18, 0.52, 0.82, 0.52, 0.92, 0.68, 0.08, 0.68));
        pen.deep(rect(0.08, 0.67, 0.84, 0.06));
        pen.body(rect(0.09, 0.72, 0.1, 0.28));
        pen.body(rect(0.81, 0.72, 0.1, 0.28));
    }

    static void cup(Pen pen) {
        Color steam = Tint.alpha(Color.WHITE, 0.7);
        pen.veil(blob(0.32, 0.24, 0.28, 0.14, 0.36, 0.02, 0.36, 0.14), steam);
        pen.veil(blob(0.5, 0.26, 0.46, 0.16, 0.54, 0.04, 0.54, 0.16), steam);
        pen.body(without(oval(0.78, 0.6, 0.21, 0.2), oval(0.78, 0.6, 0.12, 0.11)));
        pen.body(blob(0.1, 0.36, 0.76, 0.36, 0.76, 0.7, 0.66, 0.97, 0.43, 1, 0.2, 0.97, 0.1, 0.7));
        pen.deep(oval(0.43, 0.37, 0.34, 0.075));
        pen.patch(oval(0.43, 0.385, 0.27, 0.05), Tint.hex(0x6b4027));
        pen.shine(oval(0.22, 0.64, 0.035, 0.15));
    }

    static void robot(Pen pen) {
        pen.line(arc(0.5, 0.12, 0.5, 0.04), 0.03, Pen.DARK);
        pen.patch(circle(0.5, 0.045, 0.045), Pen.GOLD);
        pen.deep(round(0.1, 0.5, 0.11, 0.3, 0.05));
        pen.deep(round(0.79, 0.5, 0.11, 0.3, 0.05));
        pen.deep(round(0.3, 0.8, 0.14, 0.2, 0.03));
        pen.deep(round(0.56, 0.8, 0.14, 0.2, 0.03));
        pen.part(rect(0.43, 0.42, 0.14, 0.07), Pen.METAL);
        pen.body(round(0.23, 0.47, 0.54, 0.38, 0.07));
        pen.body(round(0.25, 0.11, 0.5, 0.33, 0.09));
        pen.patch(round(0.31, 0.17, 0.38, 0.2, 0.06), Pen.DARK);
        Color glow = Tint.hex(0x8ff0e4);
        pen.veil(circle(0.41, 0.26, 0.045), glow);
        pen.veil(circle(0.59, 0.26, 0.045), glow);
        pen.patch(round(0.36, 0.56, 0.28, 0.16, 0.03), Pen.CREAM);
        pen.veil(circle(0.44, 0.64, 0.03), Pen.ROSE);
        pen.veil(circle(0.56, 0.64, 0.03), Pen.LEAF);
    }
}
