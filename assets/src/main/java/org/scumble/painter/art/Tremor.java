package org.scumble.painter.art;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;

/// The unsteadiness of a hand: bends shapes by a smooth displacement, the same for all shapes of a
/// picture so that parts stay together.
final class Tremor {

    private final double amount;
    private final double wave;
    private final double phase;

    /// @param pixels the side of the picture
    /// @param amount how far a point may stray, as a share of the side
    Tremor(int pixels, double amount, long detail) {
        this.amount = amount * pixels;
        this.wave = 2 * Math.PI * 3.3 / pixels;
        this.phase = Math.floorMod(detail, 628) / 100.0;
    }

    /// The shape, in pixels, as an unsteady hand draws it.
    Shape bend(Shape shape) {
        Path2D bent = new Path2D.Double();
        double[] at = new double[6];
        PathIterator path = shape.getPathIterator(null);
        bent.setWindingRule(path.getWindingRule());
        for (; !path.isDone(); path.next()) {
            int segment = path.currentSegment(at);
            for (int i = 0; i < 6; i += 2) {
                double x = at[i];
                double y = at[i + 1];
                at[i] = x + amount * Math.sin(wave * (y + 0.4 * x) + phase);
                at[i + 1] = y + amount * Math.sin(wave * (x - 0.3 * y) * 1.3 + 2 * phase);
            }
            append(bent, segment, at);
        }
        return bent;
    }

    private static void append(Path2D path, int segment, double[] at) {
        switch (segment) {
            case PathIterator.SEG_MOVETO -> path.moveTo(at[0], at[1]);
            case PathIterator.SEG_LINETO -> path.lineTo(at[0], at[1]);
            case PathIterator.SEG_QUADTO -> path.quadTo(at[0], at[1], at[2], at[3]);
            case PathIterator.SEG_CUBICTO -> path.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
            case PathIterator.SEG_CLOSE -> path.closePath();
            default -> throw new IllegalStateException("Unknown path segment " + segment);
        }
    }
}
