package org.scumble.app.canvas.paint;

/// For every pixel along one side of a scaled picture, the source pixels it is made of and their
/// weights (Catmull-Rom, widened where the picture shrinks). What would lie beyond the edge counts
/// for the edge's own pixel.
final class Weights {
    private static final double RADIUS = 2;

    private final int[] first;
    private final float[][] weights;

    private Weights(int[] first, float[][] weights) {
        this.first = first;
        this.weights = weights;
    }

    static Weights of(int source, int target) {
        double scale = (double) source / target;
        double stretch = Math.max(1, scale);
        int[] first = new int[target];
        float[][] weights = new float[target][];
        for (int i = 0; i < target; i++) {
            double centre = (i + 0.5) * scale - 0.5;
            int from = (int) Math.ceil(centre - RADIUS * stretch);
            int to = (int) Math.floor(centre + RADIUS * stretch);
            first[i] = Math.clamp(from, 0, source - 1);
            double[] values = new double[Math.clamp(to, 0, source - 1) - first[i] + 1];
            double sum = 0;
            for (int at = from; at <= to; at++) {
                double weight = catmullRom(Math.abs(at - centre) / stretch);
                values[Math.clamp(at, 0, source - 1) - first[i]] += weight;
                sum += weight;
            }
            weights[i] = new float[values.length];
            for (int k = 0; k < values.length; k++) {
                weights[i][k] = (float) (values[k] / sum);
            }
        }
        return new Weights(first, weights);
    }

    int first(int target) {
        return first[target];
    }

    float[] weights(int target) {
        return weights[target];
    }

    /// The most source pixels that one pixel is made of.
    int most() {
        int most = 0;
        for (float[] one : weights) {
            most = Math.max(most, one.length);
        }
        return most;
    }

    private static double catmullRom(double t) {
        if (t < 1) {
            return 1 + t * t * (-2.5 + 1.5 * t);
        }
        return t < 2 ? 2 + t * (-4 + t * (2.5 - 0.5 * t)) : 0;
    }
}
