package org.scumble.app.canvas.paint;

import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;

/// Fills what is selected, or the whole layer, with a colour that turns into another. Either may be
/// transparent; between them, colours are mixed by their alpha. On mask layers brightness counts.
public final class Gradients {
    private static final int STEPS = 4096;

    private Gradients() {}

    /// Changes along a line; beyond its ends, the colours go on as they are.
    ///
    /// @param from straight alpha, at (x0, y0)
    /// @param to straight alpha, at (x1, y1)
    /// @return the same document if the line has no length
    public static Document linear(
            Document document,
            long layer,
            double x0,
            double y0,
            double x1,
            double y1,
            int from,
            int to) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double square = dx * dx + dy * dy;
        return lay(
                document,
                layer,
                square,
                from,
                to,
                (x, y) -> ((x - x0) * dx + (y - y0) * dy) / square);
    }

    /// Changes with the distance from (x0, y0).
    ///
    /// @param to straight alpha, at the distance of (x1, y1) and beyond
    /// @return the same document if there is no distance
    public static Document radial(
            Document document,
            long layer,
            double x0,
            double y0,
            double x1,
            double y1,
            int from,
            int to) {
        double radius = Math.hypot(x1 - x0, y1 - y0);
        return lay(
                document,
                layer,
                radius,
                from,
                to,
                (x, y) -> Math.sqrt((x - x0) * (x - x0) + (y - y0) * (y - y0)) / radius);
    }

    private static Document lay(
            Document document, long layer, double length, int from, int to, Way way) {
        Layer target = Targets.layer(document, layer);
        if (length == 0) {
            return document;
        }
        int[] steps = new int[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            steps[i] = mix(from, to, (double) i / STEPS);
        }
        return Laying.lay(
                document,
                target,
                Ink.colour(target),
                document.box(),
                (x, y, count, argb) -> {
                    for (int i = 0; i < count; i++) {
                        double t = Math.clamp(way.at(x + i + 0.5, y + 0.5), 0, 1);
                        argb[i] = steps[(int) (t * STEPS + 0.5)];
                    }
                });
    }

    /// Mixes colours times alpha, so that a transparent end lends no tint.
    private static int mix(int from, int to, double t) {
        double first = (from >>> 24) * (1 - t);
        double second = (to >>> 24) * t;
        double alpha = first + second;
        int result = (int) Math.round(alpha) << 24;
        for (int shift = 16; shift >= 0 && alpha > 0; shift -= 8) {
            double value = ((from >> shift & 0xff) * first + (to >> shift & 0xff) * second) / alpha;
            result |= (int) Math.round(value) << shift;
        }
        return result;
    }

    @FunctionalInterface
    private interface Way {
        /// How far a point is along the gradient: 0 at its beginning, 1 at its end.
        double at(double x, double y);
    }
}
