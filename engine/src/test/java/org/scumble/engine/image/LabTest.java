package org.scumble.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabTest {
    /// Bruce Lindbloom's values for sRGB under D65, to the digits that the four-digit matrix of the
    /// standard keeps.
    @ParameterizedTest
    @CsvSource({
        "255, 0, 0, 53.24, 80.09, 67.20",
        "0, 255, 0, 87.73, -86.18, 83.18",
        "0, 0, 255, 32.30, 79.19, -107.86",
        "255, 255, 0, 97.14, -21.55, 94.48",
        "0, 255, 255, 91.11, -48.09, -14.13",
        "255, 0, 255, 60.32, 98.23, -60.82"
    })
    void primariesAreWhereTheyBelong(int r, int g, int b, double lightness, double a, double b2) {
        Lab lab = Lab.of(r, g, b);

        assertThat(lab.lightness()).isCloseTo(lightness, within(0.02));
        assertThat(lab.a()).isCloseTo(a, within(0.03));
        assertThat(lab.b()).isCloseTo(b2, within(0.03));
    }

    @Test
    void greyHasNoColour() {
        for (int value = 0; value < 256; value++) {
            Lab lab = Lab.of(value, value, value);
            assertThat(Math.hypot(lab.a(), lab.b())).isLessThan(1e-10);
        }
        assertThat(Lab.of(0, 0, 0).lightness()).isZero();
        assertThat(Lab.of(255, 255, 255).lightness()).isCloseTo(100, within(1e-12));
        assertThat(Lab.of(119, 119, 119).lightness()).isCloseTo(50.03, within(0.01));
        assertThat(Lab.of(5, 5, 5).lightness()).isCloseTo(1.37, within(0.01));
    }

    @Test
    void aPixelIsItsColour() {
        Raster raster = Drawn.picture(3, 2, (x, y, c) -> 50 * x + 20 * y + c);

        assertThat(Lab.of(raster, 2, 1)).isEqualTo(Lab.of(120, 121, 122));
    }
}
