package org.scumble.engine.image;

import java.util.Arrays;

/// Exact Euclidean distances between pixel centres, in time linear in the pixels: Felzenszwalb &
/// Huttenlocher 2012, "Distance Transforms of Sampled Functions". The picture's border counts as
/// nothing: what lies beyond it is neither inside nor outside.
public final class DistanceTransform {
    private final int width;
    private final int height;

    /// First the distance within the column, in the end the distance.
    private final float[] distances;

    // The lower envelope of a row's parabolas: their squared heights, columns, and left ends.
    private final double[] squares;
    private final int[] columns;
    private final double[] starts;

    private DistanceTransform(Mask mask, boolean replaced) {
        width = mask.width();
        height = mask.height();
        distances = new float[width * height];
        squares = new double[width];
        columns = new int[width];
        starts = new double[width + 1];
        for (int i = 0; i < distances.length; i++) {
            boolean target = (mask.values()[i] & 0xff) >= Mask.HALF == replaced;
            distances[i] = target ? 0 : Float.POSITIVE_INFINITY;
        }
    }

    /// For each pixel, how far the nearest pixel of value 128 or more is: 0 there, infinite if
    /// there is none. Rows from the top, in pixels.
    public static float[] outside(Mask mask) {
        return new DistanceTransform(mask, true).run();
    }

    /// For each pixel, how far the nearest pixel of value under 128 is: 0 there, infinite if there
    /// is none. Rows from the top, in pixels.
    public static float[] inside(Mask mask) {
        return new DistanceTransform(mask, false).run();
    }

    private float[] run() {
        for (int i = width; i < distances.length; i++) {
            distances[i] = Math.min(distances[i], distances[i - width] + 1);
        }
        for (int i = distances.length - 1 - width; i >= 0; i--) {
            distances[i] = Math.min(distances[i], distances[i + width] + 1);
        }
        for (int y = 0; y < height; y++) {
            row(y * width);
        }
        return distances;
    }

    private void row(int row) {
        int parabolas = envelope(row);
        if (parabolas == 0) {
            Arrays.fill(distances, row, row + width, Float.POSITIVE_INFINITY);
            return;
        }
        int k = 0;
        for (int x = 0; x < width; x++) {
            while (k + 1 < parabolas && starts[k + 1] <= x) {
                k++;
            }
            double across = x - columns[k];
            distances[row + x] = (float) Math.sqrt(across * across + squares[k]);
        }
    }

    /// Keeps the parabolas that are lowest somewhere.
    ///
    /// @return how many
    private int envelope(int row) {
        int count = 0;
        for (int x = 0; x < width; x++) {
            double down = distances[row + x];
            if (down == Double.POSITIVE_INFINITY) {
                continue;
            }
            double square = down * down;
            double start = Double.NEGATIVE_INFINITY;
            while (count > 0) {
                start = crossing(count - 1, x, square);
                if (start > starts[count - 1]) {
                    break;
                }
                count--;
                start = Double.NEGATIVE_INFINITY;
            }
            squares[count] = square;
            columns[count] = x;
            starts[count] = start;
            count++;
        }
        return count;
    }

    /// From which column on the parabola at `x` lies below the `k`th of the envelope.
    private double crossing(int k, int x, double square) {
        double column = columns[k];
        return (square + (double) x * x - squares[k] - column * column) / (2 * (x - column));
    }
}
