package org.scumble.engine.image;

/// The infills without texture.
final class SurfaceFills {
    /// How far the grey reaches towards its edge in the end, in pixels.
    private static final float GREY_JOIN = 24;

    /// How far a noise value lies from the mean at most.
    private static final float NOISE = 96;

    private SurfaceFills() {}

    /// The border's colours go on like a skin.
    static void border(Hole hole) {
        if (hole.isSurrounded()) {
            Membrane membrane = new Membrane(hole.open, hole.width, hole.height);
            for (float[] plane : hole.planes) {
                membrane.fill(plane);
            }
        }
    }

    /// Grey, reached smoothly from the border; in a narrow hole at its middle.
    static void neutral(Hole hole) {
        if (!hole.isSurrounded()) {
            return;
        }
        border(hole);
        float[] depth = hole.depth();
        float deepest = 1;
        for (float value : depth) {
            deepest = Math.max(deepest, value);
        }
        float join = Math.min(GREY_JOIN, deepest);
        for (int i = 0; i < depth.length; i++) {
            float share = Math.min(1, depth[i] / join);
            float grey = share * share * (3 - 2 * share);
            for (float[] plane : hole.planes) {
                plane[i] += grey * (Hole.GREY - plane[i]);
            }
        }
    }

    /// Every value drawn on its own, evenly around the mean of what is known.
    static void noise(Hole hole, long seed) {
        SplitMix random = new SplitMix(seed);
        for (float[] plane : hole.planes) {
            float mean = mean(plane, hole);
            for (int i = 0; i < plane.length; i++) {
                if (hole.open[i]) {
                    plane[i] = mean + NOISE * (2 * random.nextFloat() - 1);
                }
            }
        }
    }

    private static float mean(float[] plane, Hole hole) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < plane.length; i++) {
            if (!hole.open[i]) {
                sum += plane[i];
                count++;
            }
        }
        return count == 0 ? Hole.GREY : (float) (sum / count);
    }
}
