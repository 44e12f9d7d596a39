package org.scumble.engine.image;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;

/// Enlarges and reduces pictures and masks by separable filters. Reducing widens the filter, so
/// that nothing aliases; colours are weighted by their alpha, so that transparent pixels do not
/// bleed.
public final class Resampling {
    private static final double LANCZOS_RADIUS = 3;

    private Resampling() {}

    /// Lanczos with three lobes: sharp, for pictures.
    public static Raster lanczos(Raster source, int width, int height) {
        return resample(source, width, height, Resampling::lanczos, LANCZOS_RADIUS);
    }

    /// Linear, for masks: soft edges where it enlarges, and never beyond the values there are.
    public static Mask linear(Mask source, int width, int height) {
        return resample(
                source,
                Taps.of(source.width(), width, Resampling::triangle, 1),
                Taps.of(source.height(), height, Resampling::triangle, 1));
    }

    /// Each pixel of the result is the mean of exactly the area it covers.
    public static Mask area(Mask source, int width, int height) {
        return resample(
                source, Taps.area(source.width(), width), Taps.area(source.height(), height));
    }

    private static Mask resample(Mask source, Taps across, Taps down) {
        int width = across.first.length;
        int height = down.first.length;
        if (source.width() == width && source.height() == height) {
            return source;
        }
        float[] rows = new float[Math.multiplyExact(source.height(), width)];
        for (int y = 0; y < source.height(); y++) {
            for (int x = 0; x < width; x++) {
                int from = y * source.width() + across.first[x];
                float sum = 0;
                for (float weight : across.weights[x]) {
                    sum += weight * (source.values()[from++] & 0xff);
                }
                rows[y * width + x] = sum;
            }
        }
        byte[] values = new byte[Math.multiplyExact(width, height)];
        float[] sums = new float[width];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, 0);
            int from = down.first[y] * width;
            for (float weight : down.weights[y]) {
                for (int x = 0; x < width; x++) {
                    sums[x] += weight * rows[from + x];
                }
                from += width;
            }
            for (int x = 0; x < width; x++) {
                values[y * width + x] = toByte(sums[x]);
            }
        }
        return new Mask(width, height, values);
    }

    private static double triangle(double x) {
        return Math.max(0, 1 - Math.abs(x));
    }

    private static Raster resample(
            Raster source, int width, int height, DoubleUnaryOperator filter, double radius) {
        if (source.width() == width && source.height() == height) {
            return source;
        }
        Taps across = Taps.of(source.width(), width, filter, radius);
        Taps down = Taps.of(source.height(), height, filter, radius);
        float[] rows = new float[floats(source, width, height)];
        for (int y = 0; y < source.height(); y++) {
            for (int x = 0; x < width; x++) {
                horizontal(source, y, x, across, rows, (y * width + x) * Raster.CHANNELS);
            }
        }
        Raster result = Raster.blank(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                vertical(rows, width, y, x, down, result);
            }
        }
        return result;
    }

    /// The floats that all rows of the source take once they are as wide as the result.
    private static int floats(Raster source, int width, int height) {
        try {
            Math.multiplyExact(Math.multiplyExact(width, height), Raster.CHANNELS);
            return Math.multiplyExact(Math.multiplyExact(source.height(), width), Raster.CHANNELS);
        } catch (ArithmeticException e) {
            throw new EngineException(
                    Reason.BAD_REQUEST,
                    "A picture of %d x %d pixels cannot be scaled to %d x %d. Choose a smaller size, or a smaller picture."
                            .formatted(source.width(), source.height(), width, height),
                    e);
        }
    }

    /// One pixel of a row, premultiplied.
    private static void horizontal(Raster source, int y, int x, Taps taps, float[] to, int at) {
        for (int i = 0; i < taps.weights[x].length; i++) {
            int from = source.index(taps.first[x] + i, y);
            float weight = taps.weights[x][i];
            float alpha = weight * (source.rgba()[from + 3] & 0xff) / 255f;
            for (int c = 0; c < 3; c++) {
                to[at + c] += alpha * (source.rgba()[from + c] & 0xff);
            }
            to[at + 3] += alpha;
        }
    }

    private static void vertical(float[] rows, int width, int y, int x, Taps taps, Raster result) {
        float[] sum = new float[Raster.CHANNELS];
        for (int i = 0; i < taps.weights[y].length; i++) {
            int from = ((taps.first[y] + i) * width + x) * Raster.CHANNELS;
            for (int c = 0; c < Raster.CHANNELS; c++) {
                sum[c] += taps.weights[y][i] * rows[from + c];
            }
        }
        int to = result.index(x, y);
        float alpha = Math.clamp(sum[3], 0, 1);
        for (int c = 0; c < 3; c++) {
            result.rgba()[to + c] = alpha == 0 ? 0 : toByte(sum[c] / sum[3]);
        }
        result.rgba()[to + 3] = toByte(alpha * 255);
    }

    private static byte toByte(float value) {
        return (byte) Math.round(Math.clamp(value, 0, 255));
    }

    private static double lanczos(double x) {
        if (x == 0) {
            return 1;
        }
        if (Math.abs(x) >= LANCZOS_RADIUS) {
            return 0;
        }
        double angle = Math.PI * x;
        return LANCZOS_RADIUS
                * Math.sin(angle)
                * Math.sin(angle / LANCZOS_RADIUS)
                / (angle * angle);
    }

    /// For every target position, the source positions it is made of and their weights.
    private record Taps(int[] first, float[][] weights) {
        static Taps of(int source, int target, DoubleUnaryOperator filter, double radius) {
            double scale = (double) source / target;
            double stretch = Math.max(1, scale);
            int[] first = new int[target];
            float[][] weights = new float[target][];
            for (int i = 0; i < target; i++) {
                double centre = (i + 0.5) * scale - 0.5;
                int from = Math.max(0, (int) Math.ceil(centre - radius * stretch));
                int to = Math.min(source - 1, (int) Math.floor(centre + radius * stretch));
                first[i] = from;
                weights[i] = normalised(from, to, centre, stretch, filter);
            }
            return new Taps(first, weights);
        }

        /// Weights by how much of a source pixel lies under a target pixel.
        static Taps area(int source, int target) {
            int[] first = new int[target];
            float[][] weights = new float[target][];
            for (int i = 0; i < target; i++) {
                double from = (double) i * source / target;
                double to = (i + 1.0) * source / target;
                first[i] = Math.min((int) from, source - 1);
                int last = Math.clamp((int) Math.ceil(to) - 1L, first[i], source - 1);
                weights[i] = new float[last - first[i] + 1];
                for (int k = 0; k < weights[i].length; k++) {
                    double pixel = first[i] + k;
                    double under = Math.min(to, pixel + 1) - Math.max(from, pixel);
                    weights[i][k] = (float) (under * target / source);
                }
            }
            return new Taps(first, weights);
        }

        private static float[] normalised(
                int from, int to, double centre, double stretch, DoubleUnaryOperator filter) {
            double sum = 0;
            float[] weights = new float[to - from + 1];
            for (int i = 0; i < weights.length; i++) {
                double weight = filter.applyAsDouble((from + i - centre) / stretch);
                weights[i] = (float) weight;
                sum += weight;
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] /= (float) sum;
            }
            return weights;
        }
    }
}
