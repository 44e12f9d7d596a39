package org.scumble.engine.metrics;

import java.util.stream.IntStream;
import org.scumble.engine.image.Raster;

/// Structural similarity: Wang, Bovik, Sheikh & Simoncelli 2004, "Image Quality Assessment: From
/// Error Visibility to Structural Similarity", with its constants: an 11x11 Gaussian window of
/// sigma 1.5 that stays inside the picture, K1 = 0.01, K2 = 0.03, L = 255. Computed for red, green
/// and blue apart and averaged; alpha does not count.
public final class Ssim {
    private static final int WINDOW = 11;
    private static final double SIGMA = 1.5;
    private static final double C1 = (0.01 * 255) * (0.01 * 255);
    private static final double C2 = (0.03 * 255) * (0.03 * 255);

    private final int width;
    private final int height;
    private final double[] kernel = kernel();

    private Ssim(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /// From -1 to 1; 1 only for equal pictures.
    ///
    /// @throws IllegalArgumentException when the sizes differ or a side is under 11 pixels
    public static double between(Raster a, Raster b) {
        Planes.requireSameSize(a, b);
        if (Math.min(a.width(), a.height()) < WINDOW) {
            throw new IllegalArgumentException(
                    "A picture of %dx%d is smaller than the window of %d pixels"
                            .formatted(a.width(), a.height(), WINDOW));
        }
        Ssim ssim = new Ssim(a.width(), a.height());
        return IntStream.range(0, Planes.COLOURS)
                .mapToDouble(channel -> ssim.of(Planes.of(a, channel), Planes.of(b, channel)))
                .average()
                .orElseThrow();
    }

    private double of(double[] x, double[] y) {
        double[] meanX = windowed(x);
        double[] meanY = windowed(y);
        double[] meanXx = windowed(product(x, x));
        double[] meanYy = windowed(product(y, y));
        double[] meanXy = windowed(product(x, y));
        return IntStream.range(0, meanX.length)
                .mapToDouble(
                        i -> {
                            double varianceX = meanXx[i] - meanX[i] * meanX[i];
                            double varianceY = meanYy[i] - meanY[i] * meanY[i];
                            double covariance = meanXy[i] - meanX[i] * meanY[i];
                            return (2 * meanX[i] * meanY[i] + C1)
                                    * (2 * covariance + C2)
                                    / ((meanX[i] * meanX[i] + meanY[i] * meanY[i] + C1)
                                            * (varianceX + varianceY + C2));
                        })
                .average()
                .orElseThrow();
    }

    /// The weighted mean in each window that lies inside the picture: rows first, then columns.
    private double[] windowed(double[] plane) {
        int across = width - WINDOW + 1;
        int down = height - WINDOW + 1;
        double[] rows = new double[height * across];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = weighted(plane, i / across * width + i % across, 1);
        }
        double[] means = new double[down * across];
        for (int i = 0; i < means.length; i++) {
            means[i] = weighted(rows, i, across);
        }
        return means;
    }

    private double weighted(double[] values, int first, int stride) {
        double sum = 0;
        for (int k = 0; k < WINDOW; k++) {
            sum += kernel[k] * values[first + k * stride];
        }
        return sum;
    }

    private static double[] product(double[] x, double[] y) {
        double[] products = new double[x.length];
        for (int i = 0; i < products.length; i++) {
            products[i] = x[i] * y[i];
        }
        return products;
    }

    private static double[] kernel() {
        double[] kernel = new double[WINDOW];
        double sum = 0;
        for (int k = 0; k < WINDOW; k++) {
            double distance = (k - WINDOW / 2) / SIGMA;
            kernel[k] = Math.exp(-distance * distance / 2);
            sum += kernel[k];
        }
        for (int k = 0; k < WINDOW; k++) {
            kernel[k] /= sum;
        }
        return kernel;
    }
}
