package org.scumble.engine.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Fills the open places of a plane as a stretched skin would, held up by all others: Laplace's
/// equation, with the plane's border free. Solved by multigrid (Briggs, Henson & McCormick 2000, "A
/// Multigrid Tutorial"), in time linear in the plane.
final class Membrane {
    /// A change so small, in the values' own unit, is the end.
    private static final float TOLERANCE = 0.005f;

    private static final int MOST_CYCLES = 24;
    private static final int SWEEPS = 2;
    private static final int COARSEST_SWEEPS = 16;

    private final List<Level> levels = new ArrayList<>();

    /// @param open `height * width` marks of what is to be filled; at least one place is not open
    Membrane(boolean[] open, int width, int height) {
        Level level = new Level(open, width, height);
        levels.add(level);
        while (level.width > 2 || level.height > 2) {
            level = level.coarser();
            levels.add(level);
        }
    }

    /// Fills one plane where it lies. The open places' own values do not matter.
    void fill(float[] plane) {
        Level finest = levels.getFirst();
        PullPush.fill(plane, finest.open, finest.width, finest.height);
        finest.values = plane;
        for (int cycle = 0; cycle < MOST_CYCLES; cycle++) {
            if (cycle(0) < TOLERANCE) {
                return;
            }
        }
    }

    /// Corrects a level by all coarser ones.
    ///
    /// @return the most that a value changed in the last sweep
    private float cycle(int at) {
        Level level = levels.get(at);
        if (at + 1 == levels.size()) {
            return level.relax(COARSEST_SWEEPS);
        }
        level.relax(SWEEPS);
        Level coarser = levels.get(at + 1);
        level.restrict(coarser);
        cycle(at + 1);
        level.correct(coarser);
        return level.relax(SWEEPS);
    }

    /// The equation `neighbours * value - sum of neighbours = right side` on one grid.
    private static final class Level {
        private final boolean[] open;
        private final int width;
        private final int height;
        private final float[] right;

        /// 0 wherever nothing is open.
        private final float[] correction;

        private float[] values;

        Level(boolean[] open, int width, int height) {
            this.open = open;
            this.width = width;
            this.height = height;
            right = new float[open.length];
            correction = new float[open.length];
            values = new float[0];
        }

        /// Half as wide and high. A place is open there if all its four are open here: a correction
        /// that stops a little early does no harm, one that goes too far does.
        Level coarser() {
            int halfWidth = (width + 1) / 2;
            int halfHeight = (height + 1) / 2;
            boolean[] coarse = new boolean[halfWidth * halfHeight];
            for (int y = 0; y < halfHeight; y++) {
                int upper = 2 * y * width;
                int lower = Math.min(2 * y + 1, height - 1) * width;
                for (int x = 0; x < halfWidth; x++) {
                    int first = 2 * x;
                    int second = Math.min(first + 1, width - 1);
                    coarse[y * halfWidth + x] =
                            open[upper + first]
                                    && open[upper + second]
                                    && open[lower + first]
                                    && open[lower + second];
                }
            }
            Level level = new Level(coarse, halfWidth, halfHeight);
            level.values = new float[coarse.length];
            return level;
        }

        /// Gauss-Seidel, forwards and backwards in turn.
        float relax(int sweeps) {
            float change = 0;
            for (int sweep = 0; sweep < sweeps; sweep++) {
                change = 0;
                boolean back = sweep % 2 == 1;
                for (int i = 0; i < height; i++) {
                    int y = back ? height - 1 - i : i;
                    change = Math.max(change, back ? rowBack(y) : rowForth(y));
                }
            }
            return change;
        }

        private float rowForth(int y) {
            float change = 0;
            for (int x = 0, i = y * width; x < width; x++, i++) {
                if (open[i]) {
                    float difference = residual(x, y, i) / neighbours(x, y);
                    values[i] += difference;
                    change = Math.max(change, Math.abs(difference));
                }
            }
            return change;
        }

        private float rowBack(int y) {
            float change = 0;
            for (int x = width - 1, i = y * width + x; x >= 0; x--, i--) {
                if (open[i]) {
                    float difference = residual(x, y, i) / neighbours(x, y);
                    values[i] += difference;
                    change = Math.max(change, Math.abs(difference));
                }
            }
            return change;
        }

        private int neighbours(int x, int y) {
            int count = 4;
            if (x == 0) {
                count--;
            }
            if (x == width - 1) {
                count--;
            }
            if (y == 0) {
                count--;
            }
            if (y == height - 1) {
                count--;
            }
            return Math.max(1, count);
        }

        /// By how much the right side exceeds the left.
        private float residual(int x, int y, int i) {
            float value = values[i];
            float sum = right[i];
            if (x > 0) {
                sum += values[i - 1] - value;
            }
            if (x < width - 1) {
                sum += values[i + 1] - value;
            }
            if (y > 0) {
                sum += values[i - width] - value;
            }
            if (y < height - 1) {
                sum += values[i + width] - value;
            }
            return sum;
        }

        /// What this level lacks becomes the coarser one's right side. A grid twice as wide makes
        /// the same equation four times as large, so the four places' residuals are added up.
        void restrict(Level coarser) {
            Arrays.fill(coarser.right, 0);
            Arrays.fill(coarser.values, 0);
            for (int y = 0; y < height; y++) {
                int to = y / 2 * coarser.width;
                for (int x = 0, i = y * width; x < width; x++, i++) {
                    if (open[i]) {
                        coarser.right[to + x / 2] += residual(x, y, i);
                    }
                }
            }
        }

        /// Takes over what the coarser level found, as much of it as brings this level nearest to
        /// its goal: a border that lies half a coarse place off makes corrections too large or
        /// small.
        void correct(Level coarser) {
            double along = 0;
            for (int y = 0; y < height; y++) {
                for (int x = 0, i = y * width; x < width; x++, i++) {
                    if (open[i]) {
                        correction[i] =
                                PullPush.between(
                                        coarser.values, coarser.width, coarser.height, x, y);
                        along += (double) correction[i] * residual(x, y, i);
                    }
                }
            }
            double energy = energy();
            if (energy > 0) {
                float share = (float) (along / energy);
                for (int i = 0; i < values.length; i++) {
                    values[i] += share * correction[i];
                }
            }
        }

        /// The squared differences between all neighbours in the correction.
        private double energy() {
            double energy = 0;
            for (int y = 0; y < height; y++) {
                for (int x = 0, i = y * width; x < width; x++, i++) {
                    double across = x == 0 ? 0 : correction[i] - correction[i - 1];
                    double down = y == 0 ? 0 : correction[i] - correction[i - width];
                    energy += across * across + down * down;
                }
            }
            return energy;
        }
    }
}
