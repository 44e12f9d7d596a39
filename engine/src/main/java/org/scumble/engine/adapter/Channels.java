package org.scumble.engine.adapter;

/// Where the input or the output channels lie in a layer's weight, row-major: `repeats` times, all
/// channels one after another, each `length` elements long.
record Channels(int repeats, int count, int length) {

    /// Those of a weight of at least two axes.
    static Channels of(Target target, boolean outputs) {
        int rows = Math.toIntExact(target.shape().get(0));
        int columns = Math.toIntExact(target.shape().get(1));
        int kernel = 1;
        for (long size : target.shape().subList(2, target.shape().size())) {
            kernel *= Math.toIntExact(size);
        }
        return outputs
                ? new Channels(1, rows, columns * kernel)
                : new Channels(rows, columns, kernel);
    }

    /// The length of each channel as a vector.
    double[] norms(float[] values) {
        double[] norms = new double[count];
        int i = 0;
        for (int repeat = 0; repeat < repeats; repeat++) {
            for (int channel = 0; channel < count; channel++) {
                double sum = 0;
                for (int end = i + length; i < end; i++) {
                    sum += (double) values[i] * values[i];
                }
                norms[channel] += sum;
            }
        }
        for (int channel = 0; channel < count; channel++) {
            norms[channel] = Math.sqrt(norms[channel]);
        }
        return norms;
    }

    /// `weight += scale · factor · values`, with a factor for each channel.
    void addScaled(float[] weight, float[] factors, float[] values, float scale) {
        int i = 0;
        for (int repeat = 0; repeat < repeats; repeat++) {
            for (int channel = 0; channel < count; channel++) {
                float factor = scale * factors[channel];
                for (int end = i + length; i < end; i++) {
                    weight[i] += factor * values[i];
                }
            }
        }
    }
}
