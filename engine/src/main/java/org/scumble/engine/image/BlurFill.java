package org.scumble.engine.image;

import java.util.ArrayList;
import java.util.List;

/// Fills a hole with its surroundings, blurred as far as each place lies from them. The blurs come
/// from a pyramid, each level half as large and blurred twice as far, so that the widest costs
/// least.
final class BlurFill {
    /// Of a level, in its own pixels.
    private static final double SIGMA = 2.4;

    /// How wide the blur of the surroundings is at a pixel, as a share of its distance to them.
    private static final double SPREAD = 0.9;

    /// How wide the blur of what came out is, as a share of the same: it takes the folds away where
    /// the colours of two sides meet.
    private static final double SMOOTHING = 0.45;

    /// Below this share of known surroundings a blur has no colour to give.
    private static final float LEAST_WEIGHT = 1e-5f;

    private static final int WEIGHT = 3;

    private BlurFill() {}

    static void fill(Hole hole) {
        if (!hole.isSurrounded()) {
            return;
        }
        float[] depth = hole.depth();
        boolean[] all = new boolean[hole.open.length];
        blur(hole, hole.open, depth, SPREAD);
        blur(hole, all, depth, SMOOTHING);
    }

    /// Gives the hole the blur of all pixels that are not unknown.
    private static void blur(Hole hole, boolean[] unknown, float[] depth, double sigmaPerDepth) {
        List<Level> levels = levels(hole, unknown);
        float[] sample = new float[4];
        for (int y = 0; y < hole.height; y++) {
            for (int x = 0, i = y * hole.width; x < hole.width; x++, i++) {
                if (hole.open[i]) {
                    double wanted = Math.max(SIGMA, sigmaPerDepth * depth[i]) / SIGMA;
                    sample(levels, Math.log(wanted) / Math.log(2), x, y, sample);
                    for (int c = 0; c < 3; c++) {
                        hole.planes[c][i] = sample[c] / sample[WEIGHT];
                    }
                }
            }
        }
    }

    private static List<Level> levels(Hole hole, boolean[] unknown) {
        float[][] planes = new float[4][unknown.length];
        for (int i = 0; i < unknown.length; i++) {
            if (!unknown[i]) {
                for (int c = 0; c < 3; c++) {
                    planes[c][i] = hole.planes[c][i];
                }
                planes[WEIGHT][i] = 1;
            }
        }
        List<Level> levels = new ArrayList<>();
        Level sharp = new Level(hole.width, hole.height, planes);
        while (sharp.width > 1 || sharp.height > 1) {
            Level half = sharp.half();
            sharp.blur();
            levels.add(sharp);
            sharp = half;
        }
        levels.add(sharp);
        return levels;
    }

    /// Between two levels, or from a coarser one if nothing is known as near as that.
    private static void sample(List<Level> levels, double wanted, int x, int y, float[] sample) {
        int last = levels.size() - 1;
        int finer = Math.min((int) wanted, last);
        float share = finer == last ? 0 : (float) (wanted - finer);
        sample[WEIGHT] = 0;
        while (true) {
            levels.get(finer).addTo(sample, x, y, 1 << finer, 1 - share, true);
            if (share > 0) {
                levels.get(finer + 1).addTo(sample, x, y, 2 << finer, share, false);
            }
            if (sample[WEIGHT] > LEAST_WEIGHT || finer == last) {
                return;
            }
            finer++;
            share = 0;
        }
    }

    /// Colours times weights, and the weights, at one size.
    private record Level(int width, int height, float[][] planes) {
        /// Means of fours; at an odd border, of what there is.
        Level half() {
            int halfWidth = (width + 1) / 2;
            int halfHeight = (height + 1) / 2;
            float[][] half = new float[planes.length][halfWidth * halfHeight];
            for (int p = 0; p < planes.length; p++) {
                for (int y = 0; y < halfHeight; y++) {
                    int upper = 2 * y * width;
                    int lower = Math.min(2 * y + 1, height - 1) * width;
                    for (int x = 0; x < halfWidth; x++) {
                        int left = 2 * x;
                        int right = Math.min(left + 1, width - 1);
                        float[] plane = planes[p];
                        half[p][y * halfWidth + x] =
                                (plane[upper + left]
                                                + plane[upper + right]
                                                + plane[lower + left]
                                                + plane[lower + right])
                                        / 4;
                    }
                }
            }
            return new Level(halfWidth, halfHeight, half);
        }

        void blur() {
            PlaneBlur blur = new PlaneBlur(width, height, SIGMA);
            for (float[] plane : planes) {
                blur.apply(plane);
            }
        }

        /// Adds a share of the linear sample at a pixel of the full size, or begins with it.
        void addTo(float[] sample, int x, int y, int scale, float share, boolean first) {
            float across = Math.clamp((x + 0.5f) / scale - 0.5f, 0, width - 1);
            float down = Math.clamp((y + 0.5f) / scale - 0.5f, 0, height - 1);
            int left = (int) across;
            int row = (int) down;
            int upper = row * width;
            int right = Math.min(left + 1, width - 1);
            int lower = Math.min(row + 1, height - 1) * width;
            across -= left;
            down -= row;
            for (int p = 0; p < planes.length; p++) {
                float[] plane = planes[p];
                float top = plane[upper + left] * (1 - across) + plane[upper + right] * across;
                float low = plane[lower + left] * (1 - across) + plane[lower + right] * across;
                float value = share * (top * (1 - down) + low * down);
                sample[p] = first ? value : sample[p] + value;
            }
        }
    }
}
