package org.scumble.painter.art;

import static org.scumble.painter.art.Shapes.arc;
import static org.scumble.painter.art.Shapes.blob;
import static org.scumble.painter.art.Shapes.circle;
import static org.scumble.painter.art.Shapes.join;
import static org.scumble.painter.art.Shapes.oval;
import static org.scumble.painter.art.Shapes.poly;
import static org.scumble.painter.art.Shapes.turn;
import static org.scumble.painter.art.Shapes.within;

import java.awt.Color;
import java.awt.Shape;

/// Animals that swim.
final class WaterAnimals {

    private static final Color SPRAY = Tint.hex(0xeaf8ff);
    private static final Color BILL = Tint.hex(0xf08a24);
    private static final Color BELLY = Tint.hex(0xf3efe6);

    private WaterAnimals() {}

    /// Spouting, its tail out of the water to the right.
    static void whale(Pen pen) {
        pen.line(arc(0.3, 0.42, 0.3, 0.22, 0.2, 0.12, 0.1, 0.2), 0.045, SPRAY);
        pen.line(arc(0.3, 0.42, 0.3, 0.22, 0.4, 0.12, 0.5, 0.2), 0.045, SPRAY);
        Shape body =
                join(
                        blob(
                                0.0, 0.72, 0.06, 0.52, 0.28, 0.4, 0.54, 0.46, 0.74, 0.66, 0.84,
                                0.56, 0.86, 0.42, 0.94, 0.5, 0.94, 0.74, 0.8, 0.94, 0.5, 1.0, 0.14,
                                0.99),
                        blob(0.88, 0.48, 0.72, 0.44, 0.68, 0.28, 0.82, 0.3, 0.89, 0.4),
                        blob(0.88, 0.48, 0.98, 0.46, 1.02, 0.28, 0.93, 0.3, 0.87, 0.4));
        pen.body(body);
        pen.patch(
                within(blob(-0.1, 0.84, 0.3, 0.86, 0.58, 0.92, 0.5, 1.1, -0.1, 1.1), body), BELLY);
        pen.deep(turn(oval(0.46, 0.86, 0.12, 0.05), 30, 0.46, 0.86));
        pen.eye(0.16, 0.7, 0.032);
    }

    /// Floating, looking right.
    static void duck(Pen pen) {
        pen.part(blob(0.86, 0.22, 0.98, 0.26, 1.0, 0.33, 0.86, 0.36), BILL);
        pen.body(
                join(
                        circle(0.72, 0.26, 0.2),
                        blob(
                                0.58, 0.34, 0.82, 0.36, 0.88, 0.6, 0.86, 0.84, 0.66, 1, 0.3, 1,
                                0.12, 0.84, 0.0, 0.52, 0.18, 0.62, 0.42, 0.6)));
        pen.deep(blob(0.22, 0.72, 0.44, 0.64, 0.66, 0.7, 0.6, 0.86, 0.4, 0.9));
        pen.eye(0.77, 0.21, 0.035);
    }

    /// Leaping to the right out of a splash.
    static void fish(Pen pen) {
        Shape body =
                blob(
                        0.99, 0.4, 0.86, 0.2, 0.6, 0.12, 0.36, 0.24, 0.2, 0.5, 0.38, 0.62, 0.64,
                        0.6, 0.86, 0.54);
        pen.deep(blob(0.48, 0.2, 0.5, 0.02, 0.66, 0.0, 0.74, 0.16));
        pen.deep(blob(0.27, 0.46, 0.02, 0.44, 0.04, 0.58, 0.1, 0.72, 0.2, 0.86, 0.28, 0.7));
        pen.body(body);
        pen.patch(within(blob(1.0, 0.46, 0.7, 0.5, 0.4, 0.52, 0.3, 0.7, 1.0, 0.7), body), BELLY);
        pen.deep(blob(0.6, 0.42, 0.46, 0.5, 0.46, 0.62, 0.6, 0.56));
        pen.bodyLine(arc(0.75, 0.2, 0.7, 0.34, 0.75, 0.5), 0.022);
        pen.eye(0.84, 0.34, 0.04);
        pen.veil(
                poly(0.12, 1, 0.04, 0.84, 0.18, 0.94, 0.2, 0.8, 0.28, 0.94, 0.4, 0.84, 0.34, 1),
                SPRAY);
    }
}
