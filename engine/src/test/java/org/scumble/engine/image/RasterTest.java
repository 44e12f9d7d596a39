package org.scumble.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RasterTest {
    private final SplittableRandom random = new SplittableRandom(11);

    @Test
    void aCropHasItsPixels() {
        Raster raster = Drawn.noise(9, 7, random);

        Raster crop = raster.crop(new Box(2, 3, 5, 4));

        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 5; x++) {
                assertThat(pixel(crop, x, y)).isEqualTo(pixel(raster, x + 2, y + 3));
            }
        }
    }

    @Test
    void aCropMustLieInside() {
        Raster raster = Raster.blank(4, 4);

        for (Box box : new Box[] {new Box(1, 1, 4, 2), new Box(-1, 0, 2, 2), Box.EMPTY}) {
            assertThatThrownBy(() -> raster.crop(box))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("4x4");
        }
    }

    @Test
    void aPatchIsLaidByItsAlpha() {
        Raster base = Drawn.noise(16, 16, random);
        Raster patch = Drawn.noise(16, 16, random);
        for (int i = 3; i + Raster.CHANNELS < 16 * 16 * 4; i += 3 * Raster.CHANNELS) {
            patch.rgba()[i] = 0;
            patch.rgba()[i + Raster.CHANNELS] = (byte) 255;
        }
        byte[] before = base.rgba().clone();

        Raster laid = base.laid(patch, 0, 0);

        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 16; x++) {
                switch (patch.get(x, y, 3)) {
                    case 0 -> assertThat(pixel(laid, x, y)).isEqualTo(pixel(base, x, y));
                    case 255 -> assertThat(pixel(laid, x, y)).isEqualTo(pixel(patch, x, y));
                    default -> checkOver(base, patch, laid, x, y);
                }
            }
        }
        assertThat(base.rgba()).isEqualTo(before);
    }

    /// The definition, in real numbers.
    private static void checkOver(Raster base, Raster patch, Raster laid, int x, int y) {
        double over = patch.get(x, y, 3) / 255.0;
        double under = base.get(x, y, 3) / 255.0 * (1 - over);
        assertThat((double) laid.get(x, y, 3)).isCloseTo(255 * (over + under), within(0.51));
        for (int c = 0; c < 3; c++) {
            double colour =
                    (patch.get(x, y, c) * over + base.get(x, y, c) * under) / (over + under);
            assertThat((double) laid.get(x, y, c)).isCloseTo(colour, within(0.51));
        }
    }

    @Test
    void aPatchMayStickOutOrMiss() {
        Raster base = Drawn.picture(6, 5, (x, y, c) -> 10 * x + y + c);
        Raster patch = Drawn.picture(4, 4, (x, y, c) -> 200 + x + y);

        Raster laid = base.laid(patch, -2, 3);

        for (int y = 0; y < 5; y++) {
            for (int x = 0; x < 6; x++) {
                boolean under = x < 2 && y >= 3;
                assertThat(pixel(laid, x, y))
                        .isEqualTo(under ? pixel(patch, x + 2, y - 3) : pixel(base, x, y));
            }
        }
        assertThat(base.laid(patch, 6, 0).rgba()).isEqualTo(base.rgba());
    }

    @Test
    void oneSeeThroughPixelIsEnough() {
        Raster raster = Drawn.picture(3, 3, (x, y, c) -> 0);
        assertThat(raster.isOpaque()).isTrue();

        raster.rgba()[raster.index(2, 2) + 3] = (byte) 254;

        assertThat(raster.isOpaque()).isFalse();
    }

    private static byte[] pixel(Raster raster, int x, int y) {
        int at = raster.index(x, y);
        return Arrays.copyOfRange(raster.rgba(), at, at + Raster.CHANNELS);
    }
}
