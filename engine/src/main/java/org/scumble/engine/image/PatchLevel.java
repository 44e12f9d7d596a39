package org.scumble.engine.image;

import java.util.Arrays;

/// A hole's picture at one size, and where whole patches are known.
final class PatchLevel {
    /// Patches reach this far from their centre: 7 x 7 pixels.
    static final int RADIUS = 3;

    final int width;
    final int height;

    /// `height * width * 3`, 0 to 255.
    final float[] colours;

    final boolean[] open;

    /// How far each pixel lies inside the hole; 0 outside.
    final float[] depth;

    /// The centres of patches that are known as a whole.
    final boolean[] source;

    private final int[] sources;
    private final int[] targets;
    private final float deepest;

    private PatchLevel(int width, int height, float[] colours, boolean[] open) {
        this.width = width;
        this.height = height;
        this.colours = colours;
        this.open = open;
        depth = depth(open, width, height);
        source = new boolean[open.length];
        boolean[] reached = reached(open, width, height);
        int[] known = new int[open.length];
        int[] touching = new int[open.length];
        int knownCount = 0;
        int touchingCount = 0;
        for (int y = RADIUS; y < height - RADIUS; y++) {
            for (int x = RADIUS; x < width - RADIUS; x++) {
                int i = y * width + x;
                if (reached[i]) {
                    touching[touchingCount++] = i;
                } else {
                    source[i] = true;
                    known[knownCount++] = i;
                }
            }
        }
        sources = Arrays.copyOf(known, knownCount);
        targets = Arrays.copyOf(touching, touchingCount);
        float most = 0;
        for (float value : depth) {
            most = Math.max(most, value);
        }
        deepest = most;
    }

    /// The hole's own picture. What is open has some colour already.
    static PatchLevel of(Hole hole) {
        float[] colours = new float[hole.open.length * 3];
        for (int i = 0; i < hole.open.length; i++) {
            for (int c = 0; c < 3; c++) {
                colours[3 * i + c] = hole.planes[c][i];
            }
        }
        return new PatchLevel(hole.width, hole.height, colours, hole.open);
    }

    /// The centres of patches that are known as a whole, from the top.
    int[] sources() {
        return sources;
    }

    /// The centres of patches that reach into the hole, from the top.
    int[] targets() {
        return targets;
    }

    float deepest() {
        return deepest;
    }

    /// Half as wide and high. A pixel is open there if any of its four is open here, so that
    /// patches taken from there are known for certain.
    PatchLevel coarser() {
        int halfWidth = (width + 1) / 2;
        int halfHeight = (height + 1) / 2;
        float[] half = new float[halfWidth * halfHeight * 3];
        boolean[] halfOpen = new boolean[halfWidth * halfHeight];
        for (int y = 0; y < halfHeight; y++) {
            int upper = 2 * y * width;
            int lower = Math.min(2 * y + 1, height - 1) * width;
            for (int x = 0; x < halfWidth; x++) {
                int left = 2 * x;
                int right = Math.min(left + 1, width - 1);
                int i = y * halfWidth + x;
                halfOpen[i] =
                        open[upper + left]
                                || open[upper + right]
                                || open[lower + left]
                                || open[lower + right];
                for (int c = 0; c < 3; c++) {
                    half[3 * i + c] =
                            (colours[3 * (upper + left) + c]
                                            + colours[3 * (upper + right) + c]
                                            + colours[3 * (lower + left) + c]
                                            + colours[3 * (lower + right) + c])
                                    / 4;
                }
            }
        }
        return new PatchLevel(halfWidth, halfHeight, half, halfOpen);
    }

    void writeTo(Hole hole) {
        for (int i = 0; i < open.length; i++) {
            if (open[i]) {
                for (int c = 0; c < 3; c++) {
                    hole.planes[c][i] = colours[3 * i + c];
                }
            }
        }
    }

    private static float[] depth(boolean[] open, int width, int height) {
        byte[] values = new byte[open.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (open[i] ? 255 : 0);
        }
        return DistanceTransform.inside(new Mask(width, height, values));
    }

    /// Where a patch would have an open pixel.
    private static boolean[] reached(boolean[] open, int width, int height) {
        boolean[] rows = new boolean[open.length];
        for (int i = 0; i < open.length; i++) {
            if (open[i]) {
                int x = i % width;
                int first = i - Math.min(RADIUS, x);
                int last = i + Math.min(RADIUS, width - 1 - x);
                Arrays.fill(rows, first, last + 1, true);
            }
        }
        boolean[] reached = new boolean[open.length];
        for (int y = 0; y < height; y++) {
            int first = Math.max(0, y - RADIUS) * width;
            int last = Math.min(height - 1, y + RADIUS) * width;
            for (int from = first; from <= last; from += width) {
                for (int x = 0; x < width; x++) {
                    reached[y * width + x] |= rows[from + x];
                }
            }
        }
        return reached;
    }
}
