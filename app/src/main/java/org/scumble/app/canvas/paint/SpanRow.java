package org.scumble.app.canvas.paint;

import java.util.Arrays;

/// How far a shape covers the pixels of one row, gathered from spans along finer lines within it.
/// Along each line the ends of a span count exactly; [#LINES] lines make up the height.
final class SpanRow {
    static final int LINES = 16;

    private static final int ALONG = 256;

    private final int left;

    /// Differences from one pixel to the next; their running sum is the coverage.
    private final int[] steps;

    /// @param left the first pixel's column
    /// @param width how many pixels there are
    SpanRow(int left, int width) {
        this.left = left;
        this.steps = new int[width + 2];
    }

    void clear() {
        Arrays.fill(steps, 0);
    }

    /// The middle of a fine line.
    static double line(int y, int number) {
        return y + (number + 0.5) / LINES;
    }

    /// Covers a part of one fine line.
    void add(double from, double to) {
        int start = at(from);
        int end = at(to);
        if (start < end) {
            edge(start, 1);
            edge(end, -1);
        }
    }

    /// Writes the coverage, 0 to 255.
    void write(byte[] to, int offset) {
        int sum = 0;
        for (int i = 0; i < steps.length - 2; i++) {
            sum += steps[i];
            to[offset + i] = (byte) ((sum * 255 + LINES * ALONG / 2) / (LINES * ALONG));
        }
    }

    private int at(double x) {
        double along = (x - left) * ALONG;
        return (int) Math.rint(Math.clamp(along, 0, (double) (steps.length - 2) * ALONG));
    }

    /// From here on the line is covered (1) or not any more (-1); the pixel with the edge in it
    /// gets its share and the next one the rest.
    private void edge(int at, int sign) {
        int pixel = at / ALONG;
        int share = ALONG - at % ALONG;
        steps[pixel] += sign * share;
        steps[pixel + 1] += sign * (ALONG - share);
    }
}
