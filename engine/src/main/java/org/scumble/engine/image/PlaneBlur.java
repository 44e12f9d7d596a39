package org.scumble.engine.image;

import java.util.Arrays;

/// Gaussian blur of planes of one size. A small sigma is computed by its kernel; a larger one by
/// three extended box filters, whose time does not grow with it (Gwosdek, Grewenig, Bruhn &
/// Weickert 2011, "Theoretical Foundations of Gaussian Convolution by Extended Box Filtering").
final class PlaneBlur {
    private static final double LARGEST_KERNEL = 2.5;
    private static final double REACH = 3.5;
    private static final int BOXES = 3;

    /// Rows or columns that are filtered side by side: as many floats as a cache line has.
    private static final int LANES = 16;

    private final int width;
    private final int height;

    /// Empty where boxes are used.
    private final float[] kernel;

    /// Of a box: full weight up to this far, and a share of it one pixel farther.
    private final int radius;

    private final double edge;

    /// By how much a line is continued at either end.
    private final int margin;

    private float[] line;
    private float[] next;

    PlaneBlur(int width, int height, double sigma) {
        this.width = width;
        this.height = height;
        kernel = sigma <= LARGEST_KERNEL ? kernel(sigma) : new float[0];
        double variance = sigma * sigma / BOXES;
        radius = (int) Math.floor((Math.sqrt(12 * variance + 1) - 1) / 2);
        double beyond = radius + 1.0;
        edge =
                (2 * radius + 1)
                        * (radius * beyond - 3 * variance)
                        / (6 * (variance - beyond * beyond));
        margin = kernel.length > 0 ? kernel.length / 2 : BOXES * (radius + 1);
        line = new float[(Math.max(width, height) + 2 * margin) * LANES];
        next = new float[line.length];
    }

    private static float[] kernel(double sigma) {
        int reach = (int) Math.ceil(REACH * sigma);
        float[] kernel = new float[2 * reach + 1];
        double sum = 0;
        for (int i = 0; i < kernel.length; i++) {
            double distance = (i - reach) / sigma;
            sum += Math.exp(-distance * distance / 2);
        }
        for (int i = 0; i < kernel.length; i++) {
            double distance = (i - reach) / sigma;
            kernel[i] = (float) (Math.exp(-distance * distance / 2) / sum);
        }
        return kernel;
    }

    /// Blurs `height * width` values where they lie.
    void apply(float[] plane) {
        for (int y = 0; y < height; y += LANES) {
            lines(plane, y * width, Math.min(LANES, height - y), width, width, 1);
        }
        for (int x = 0; x < width; x += LANES) {
            lines(plane, x, Math.min(LANES, width - x), 1, height, width);
        }
    }

    /// Blurs some lines along their length.
    ///
    /// @param first where the first line begins
    /// @param across from one line to the next
    /// @param along from one value of a line to the next
    private void lines(float[] plane, int first, int lanes, int across, int length, int along) {
        for (int lane = 0; lane < lanes; lane++) {
            int from = first + lane * across;
            for (int i = 0; i < length; i++) {
                line[(margin + i) * LANES + lane] = plane[from + i * along];
            }
        }
        for (int i = 0; i < margin; i++) {
            System.arraycopy(line, margin * LANES, line, i * LANES, LANES);
            System.arraycopy(
                    line,
                    (margin + length - 1) * LANES,
                    line,
                    (margin + length + i) * LANES,
                    LANES);
        }
        if (kernel.length > 0) {
            convolve(length);
        } else {
            for (int pass = 1; pass <= BOXES; pass++) {
                box(length + 2 * (margin - pass * (radius + 1)));
            }
        }
        for (int lane = 0; lane < lanes; lane++) {
            int to = first + lane * across;
            for (int i = 0; i < length; i++) {
                plane[to + i * along] = line[i * LANES + lane];
            }
        }
    }

    private void convolve(int length) {
        for (int at = 0; at < length * LANES; at += LANES) {
            Arrays.fill(next, at, at + LANES, 0);
            for (int k = 0; k < kernel.length; k++) {
                float weight = kernel[k];
                int from = at + k * LANES;
                for (int lane = 0; lane < LANES; lane++) {
                    next[at + lane] += weight * line[from + lane];
                }
            }
        }
        swap();
    }

    /// One box by running sums. The result begins where the first whole box has its centre, and so
    /// is shorter at both ends.
    private void box(int length) {
        double scale = 1 / (2 * radius + 1 + 2 * edge);
        double[] sums = new double[LANES];
        for (int i = 1; i <= 2 * radius + 1; i++) {
            for (int lane = 0; lane < LANES; lane++) {
                sums[lane] += line[i * LANES + lane];
            }
        }
        int far = (2 * radius + 2) * LANES;
        for (int at = 0; at < length * LANES; at += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                float before = line[at + lane];
                float behind = line[at + far + lane];
                next[at + lane] = (float) (scale * (sums[lane] + edge * (before + behind)));
                sums[lane] += behind - line[at + LANES + lane];
            }
        }
        swap();
    }

    private void swap() {
        float[] last = line;
        line = next;
        next = last;
    }
}
