package org.scumble.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.scumble.engine.image.Raster;

class SsimTest {
    @Test
    void agreesWithScikitImage() {
        Raster original = TestPictures.original();
        check(original, TestPictures.noisy(1), 0.997874464890);
        check(original, TestPictures.noisy(6), 0.933837938996);
        check(original, TestPictures.mapped(original, value -> 255 - value), -0.984405409661);
        check(TestPictures.flat(100), TestPictures.flat(140), 0.945957817881);
        check(original, original, 1);
    }

    @Test
    void sizesThatCannotBeComparedAreRefused() {
        assertThatThrownBy(() -> Ssim.between(Raster.blank(20, 30), Raster.blank(30, 20)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("20x30 and 30x20");
        assertThatThrownBy(() -> Ssim.between(Raster.blank(10, 30), Raster.blank(10, 30)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10x30");
    }

    private static void check(Raster a, Raster b, double expected) {
        assertThat(Ssim.between(a, b)).isCloseTo(expected, within(1e-9));
        assertThat(Ssim.between(b, a)).isCloseTo(expected, within(1e-9));
    }
}
