package org.scumble.app.canvas.paint;

import java.util.LinkedHashMap;
import java.util.Map;

/// The dabs of one stroke, made when first needed. Centres lie on quarters of a pixel and sizes on
/// eighths, so that a stroke of one size has sixteen dabs at most.
final class Dabs {
    private static final int QUARTERS = 4;
    private static final int EIGHTHS = 8;
    private static final long MAX_PIXELS = 1L << 24;

    private final double hardness;
    private final LinkedHashMap<Key, Dab> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long pixels;

    Dabs(double hardness) {
        this.hardness = hardness;
    }

    /// The dab for a brush at (`x`, `y`); it belongs around pixel ([#pixel] of x, of y).
    Dab at(double x, double y, double size) {
        Key key = new Key((int) Math.round(size * EIGHTHS), phase(x), phase(y));
        Dab dab = kept.get(key);
        if (dab == null) {
            dab =
                    Dab.of(
                            (double) key.eighths / EIGHTHS,
                            hardness,
                            (double) key.phaseX / QUARTERS,
                            (double) key.phaseY / QUARTERS);
            keep(key, dab);
        }
        return dab;
    }

    /// The pixel that a coordinate, rounded to quarters, lies in.
    static int pixel(double coordinate) {
        return Math.toIntExact(Math.floorDiv(Math.round(coordinate * QUARTERS), QUARTERS));
    }

    private static int phase(double coordinate) {
        return (int) Math.floorMod(Math.round(coordinate * QUARTERS), (long) QUARTERS);
    }

    private void keep(Key key, Dab dab) {
        kept.put(key, dab);
        pixels += dab.coverage().length;
        var oldest = kept.entrySet().iterator();
        while (pixels > MAX_PIXELS && kept.size() > 1) {
            Map.Entry<Key, Dab> entry = oldest.next();
            pixels -= entry.getValue().coverage().length;
            oldest.remove();
        }
    }

    private record Key(int eighths, int phaseX, int phaseY) {}
}
