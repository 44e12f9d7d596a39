package org.scumble.app.canvas.paint;

import org.scumble.app.canvas.document.Surface;

/// Draws a surface through an affine map. Maps that send pixels to pixels copy them. Otherwise
/// each pixel is looked up where it came from: bicubic (Catmull-Rom) where the map enlarges or
/// turns, the mean of a grid of bilinear samples where it shrinks, so that nothing aliases.
final class Resampler {
    private static final int MOST_SAMPLES = 64;

    private final Affine back;
    private final boolean exact;
    private final int across;
    private final int down;
    private final int channels;
    private final Taps taps;

    /// @param map from the source to the result; can be inverted
    Resampler(Surface source, Affine map) {
        back = map.inverse();
        exact = map.isExact();
        across = samples(Math.hypot(back.xx(), back.yx()));
        down = samples(Math.hypot(back.xy(), back.yy()));
        channels = source.channels();
        taps = new Taps(source);
    }

    /// How many samples a way of so many source pixels takes.
    private static int samples(double way) {
        return Math.clamp((long) Math.ceil(way - 1e-6), 1, MOST_SAMPLES);
    }

    /// Draws pixels of one row of the result.
    ///
    /// @param to `count` pixels from index `at` on
    void row(int x, int y, int count, byte[] to, int at) {
        double middle = y + 0.5;
        if (exact) {
            int fromX = (int) Math.floor(back.x(x + 0.5, middle));
            int fromY = (int) Math.floor(back.y(x + 0.5, middle));
            taps.copy(fromX, fromY, (int) back.xx(), (int) back.yx(), count, to, at);
            return;
        }
        for (int i = 0; i < count; i++) {
            taps.clear();
            if (across == 1 && down == 1) {
                taps.cubic(back.x(x + i + 0.5, middle), back.y(x + i + 0.5, middle));
            } else {
                mean(x + i, y);
            }
            taps.write(to, at + i * channels);
        }
    }

    private void mean(int x, int y) {
        double weight = 1.0 / (across * down);
        for (int v = 0; v < down; v++) {
            double py = y + (v + 0.5) / down;
            for (int u = 0; u < across; u++) {
                double px = x + (u + 0.5) / across;
                taps.linear(back.x(px, py), back.y(px, py), weight);
            }
        }
    }
}
