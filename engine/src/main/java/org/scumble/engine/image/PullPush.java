package org.scumble.engine.image;

/// Fills the open places of a plane from means over ever larger squares around them: Gortler,
/// Grzeszczuk, Szeliski & Cohen 1996, "The Lumigraph". Rough, but one pass each way.
final class PullPush {
    private PullPush() {}

    /// Fills one plane where it lies. If all of it is open, it stays as it is.
    static void fill(float[] plane, boolean[] open, int width, int height) {
        if (width == 1 && height == 1) {
            return;
        }
        int halfWidth = (width + 1) / 2;
        int halfHeight = (height + 1) / 2;
        float[] coarse = new float[halfWidth * halfHeight];
        boolean[] coarseOpen = new boolean[coarse.length];
        pull(plane, open, width, height, coarse, coarseOpen);
        fill(coarse, coarseOpen, halfWidth, halfHeight);
        for (int y = 0; y < height; y++) {
            for (int x = 0, i = y * width; x < width; x++, i++) {
                if (open[i]) {
                    plane[i] = between(coarse, halfWidth, halfHeight, x, y);
                }
            }
        }
    }

    /// The means of the known ones of every four.
    private static void pull(
            float[] plane,
            boolean[] open,
            int width,
            int height,
            float[] coarse,
            boolean[] coarseOpen) {
        int halfWidth = (width + 1) / 2;
        for (int i = 0; i < coarse.length; i++) {
            int left = i % halfWidth * 2;
            int top = i / halfWidth * 2;
            float sum = 0;
            int known = 0;
            for (int y = top; y < Math.min(top + 2, height); y++) {
                for (int x = left; x < Math.min(left + 2, width); x++) {
                    if (!open[y * width + x]) {
                        sum += plane[y * width + x];
                        known++;
                    }
                }
            }
            coarse[i] = known == 0 ? plane[top * width + left] : sum / known;
            coarseOpen[i] = known == 0;
        }
    }

    /// The value of a plane of half the size, linearly, at a pixel of the full size.
    static float between(float[] coarse, int width, int height, int x, int y) {
        int left = x / 2;
        int top = y / 2;
        int across = Math.clamp(left + (x % 2 == 0 ? -1 : 1), 0, width - 1);
        int down = Math.clamp(top + (y % 2 == 0 ? -1 : 1), 0, height - 1) * width;
        top *= width;
        return (9 * coarse[top + left]
                        + 3 * (coarse[top + across] + coarse[down + left])
                        + coarse[down + across])
                / 16;
    }
}
