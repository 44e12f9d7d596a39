package org.scumble.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.scumble.engine.image.Raster;

class PsnrTest {
    @Test
    void agreesWithScikitImage() {
        Raster original = TestPictures.original();
        check(original, TestPictures.noisy(1), 34.410760862903);
        check(original, TestPictures.noisy(6), 19.210702576402);
        check(original, TestPictures.mapped(original, value -> 255 - value), 4.843223884279);
        check(TestPictures.flat(100), TestPictures.flat(140), 16.089603782120);
    }

    @Test
    void equalPicturesHaveNoNoise() {
        assertThat(Psnr.between(TestPictures.original(), TestPictures.original()))
                .isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void otherSizesAreRefused() {
        assertThatThrownBy(() -> Psnr.between(Raster.blank(2, 3), Raster.blank(3, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2x3 and 3x2");
    }

    private static void check(Raster a, Raster b, double expected) {
        assertThat(Psnr.between(a, b)).isCloseTo(expected, within(1e-9));
        assertThat(Psnr.between(b, a)).isCloseTo(expected, within(1e-9));
    }
}
