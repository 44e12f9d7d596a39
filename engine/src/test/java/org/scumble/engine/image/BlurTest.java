package org.scumble.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlurTest {
    /// The tolerances are those of the box filters, in 1/255.
    @ParameterizedTest
    @CsvSource({"0.6, 0.6", "1, 0.6", "2.4, 0.6", "4, 4", "9.3, 4", "60, 4"})
    void agreesWithTheDefinition(double sigma, double tolerance) {
        byte[] values = new byte[48 * 31];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (i % 48 < 20 || random.nextInt(9) == 0 ? 255 : 0);
        }
        Mask mask = new Mask(48, 31, values);

        Mask blurred = Blur.gaussian(mask, sigma);

        double[] rows = convolve(mask, sigma);
        for (int i = 0; i < values.length; i++) {
            assertThat((double) (blurred.values()[i] & 0xff)).isCloseTo(rows[i], within(tolerance));
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "7", "300"})
    void whatIsFlatStaysFlat(double sigma) {
        assertThat(Blur.gaussian(Mask.filled(40, 30, 255), sigma).values()).containsOnly(255);
        assertThat(Blur.gaussian(Mask.filled(1, 1, 77), sigma).values()).containsOnly(77);
        Raster flat = Drawn.picture(20, 30, (x, y, c) -> 40 * c + 5);
        assertThat(Blur.gaussian(flat, sigma).rgba()).isEqualTo(flat.rgba());
    }

    @Test
    void noSigmaNoBlur() {
        Mask mask = Mask.filled(3, 3, 1);

        assertThat(Blur.gaussian(mask, 0)).isSameAs(mask);
        assertThat(Blur.gaussian(mask, Double.NaN)).isSameAs(mask);
    }

    @Test
    void transparentPixelsDoNotBleed() {
        Raster raster = Drawn.picture(24, 8, (x, y, c) -> x < 12 ? 200 : 30);
        for (int y = 0; y < 8; y++) {
            for (int x = 12; x < 24; x++) {
                raster.rgba()[raster.index(x, y) + 3] = 0;
            }
        }

        Raster blurred = Blur.gaussian(raster, 3);

        assertThat(blurred.get(2, 4, 3)).isEqualTo(255);
        assertThat(blurred.get(12, 4, 3)).isBetween(90, 125);
        assertThat(blurred.get(14, 4, 0)).isEqualTo(200);
    }

    /// Both directions by the sum itself, over all distances that matter.
    private static double[] convolve(Mask mask, double sigma) {
        int reach = (int) Math.ceil(6 * sigma);
        double[] weights = new double[2 * reach + 1];
        double total = 0;
        for (int k = 0; k < weights.length; k++) {
            weights[k] = Math.exp(-Math.pow((k - reach) / sigma, 2) / 2);
            total += weights[k];
        }
        double[] rows = new double[mask.values().length];
        double[] result = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < weights.length; k++) {
                int x = Math.clamp(i % mask.width() + k - reach, 0, mask.width() - 1);
                rows[i] += weights[k] / total * mask.get(x, i / mask.width());
            }
        }
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < weights.length; k++) {
                int y = Math.clamp(i / mask.width() + k - reach, 0, mask.height() - 1);
                result[i] += weights[k] / total * rows[y * mask.width() + i % mask.width()];
            }
        }
        return result;
    }
}
