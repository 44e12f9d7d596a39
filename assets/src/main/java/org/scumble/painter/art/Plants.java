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

/// What grows.
final class Plants {

    private static final Color STALK = Tint.hex(0xf6e7cd);
    private static final Color SEEDS = Tint.hex(0xb9782a);

    private Plants() {}

    static void tree(Pen pen) {
        pen.part(poly(0.45, 0.55, 0.55, 0.55, 0.6, 1, 0.4, 1), Pen.WOOD);
        Shape crown =
                join(
                        circle(0.5, 0.27, 0.26),
                        circle(0.26, 0.47, 0.22),
                        circle(0.74, 0.47, 0.22),
                        circle(0.5, 0.53, 0.23));
        pen.body(crown);
        pen.shade(within(oval(0.64, 0.66, 0.4, 0.16), crown));
        pen.shine(oval(0.38, 0.22, 0.1, 0.07));
        pen.shine(oval(0.2, 0.42, 0.07, 0.05));
    }

    static void pineTree(Pen pen) {
        pen.part(poly(0.45, 0.8, 0.55, 0.8, 0.57, 1, 0.43, 1), Pen.WOOD);
        pen.body(tier(0.5, 0.87, 0.4));
        pen.body(tier(0.27, 0.64, 0.32));
        pen.body(tier(0.04, 0.4, 0.24));
        pen.shine(blob(0.46, 0.14, 0.49, 0.16, 0.42, 0.32, 0.36, 0.35));
    }

    static void flower(Pen pen) {
        pen.line(arc(0.5, 0.4, 0.48, 0.7, 0.5, 1), 0.05, Pen.LEAF);
        pen.part(blob(0.5, 0.9, 0.3, 0.86, 0.16, 0.68, 0.36, 0.7), Pen.LEAF);
        pen.part(blob(0.5, 0.96, 0.7, 0.9, 0.84, 0.72, 0.64, 0.76), Pen.LEAF);
        for (int petal = 0; petal < 7; petal++) {
            pen.body(turn(oval(0.5, 0.14, 0.115, 0.15), petal * 360.0 / 7, 0.5, 0.34));
        }
        pen.part(circle(0.5, 0.34, 0.11), SEEDS);
    }

    static void mushroom(Pen pen) {
        pen.part(blob(0.4, 0.5, 0.6, 0.5, 0.62, 0.75, 0.7, 0.98, 0.3, 0.98, 0.38, 0.75), STALK);
        Shape cap =
                blob(0.03, 0.5, 0.12, 0.26, 0.5, 0.06, 0.88, 0.26, 0.97, 0.5, 0.8, 0.6, 0.2, 0.6);
        pen.body(cap);
        pen.shade(within(oval(0.5, 0.6, 0.48, 0.08), cap));
        pen.patch(oval(0.48, 0.23, 0.1, 0.075), Pen.CREAM);
        pen.patch(oval(0.22, 0.42, 0.075, 0.065), Pen.CREAM);
        pen.patch(oval(0.76, 0.4, 0.08, 0.07), Pen.CREAM);
    }

    static void apple(Pen pen) {
        pen.line(arc(0.5, 0.34, 0.5, 0.22, 0.56, 0.12), 0.045, Pen.WOOD);
        pen.part(blob(0.54, 0.24, 0.66, 0.08, 0.88, 0.08, 0.76, 0.24), Pen.LEAF);
        pen.body(
                blob(
                        0.5, 0.34, 0.68, 0.26, 0.9, 0.36, 0.94, 0.6, 0.82, 0.88, 0.62, 1, 0.5, 0.97,
                        0.38, 1, 0.18, 0.88, 0.06, 0.6, 0.1, 0.36, 0.32, 0.26));
        pen.shine(turn(oval(0.26, 0.5, 0.06, 0.12), 20, 0.26, 0.5));
    }

    /// One tier of a fir: a triangle with a swinging hem.
    private static Shape tier(double top, double hem, double half) {
        Shape flank = poly(0.5, top, 0.5 + half, hem - 0.03, 0.5 - half, hem - 0.03);
        return join(flank, oval(0.5, hem - 0.035, half, 0.045));
    }
}
