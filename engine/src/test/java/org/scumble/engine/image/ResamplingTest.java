package org.scumble.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.scumble.engine.EngineException;

class ResamplingTest {
    @Test
    void aFlatColourStaysWhatItIs() {
        Raster flat = filled(13, 9, 200, 255);

        for (Raster scaled :
                new Raster[] {
                    Resampling.lanczos(flat, 40, 31),
                    Resampling.lanczos(flat, 5, 3),
                    Resampling.lanczos(flat, 27, 4)
                }) {
            for (int y = 0; y < scaled.height(); y++) {
                for (int x = 0; x < scaled.width(); x++) {
                    assertThat(scaled.get(x, y, 1)).isEqualTo(200);
                    assertThat(scaled.get(x, y, 3)).isEqualTo(255);
                }
            }
        }
    }

    @Test
    void aGradientStaysAGradient() {
        Raster gradient = filled(64, 4, 0, 255);
        for (int x = 0; x < 64; x++) {
            for (int y = 0; y < 4; y++) {
                gradient.rgba()[gradient.index(x, y)] = (byte) (x * 4);
            }
        }

        Raster half = Resampling.lanczos(gradient, 32, 2);

        for (int x = 3; x < 29; x++) {
            assertThat((double) half.get(x, 1, 0)).isCloseTo(x * 8 + 2, within(1.0));
        }
    }

    @Test
    void transparentPixelsDoNotBleed() {
        Raster raster = filled(8, 8, 10, 0);
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 4; x++) {
                int at = raster.index(x, y);
                Arrays.fill(raster.rgba(), at, at + 3, (byte) 250);
                raster.rgba()[at + 3] = (byte) 255;
            }
        }

        Raster scaled = Resampling.lanczos(raster, 16, 16);

        assertThat(scaled.get(7, 8, 3)).isBetween(100, 250);
        assertThat(scaled.get(7, 8, 0)).isEqualTo(250);
    }

    @Test
    void whatNoArrayHoldsIsRefusedInWords() {
        Raster column = filled(1, 40_000, 5, 255);

        for (int height : new int[] {8, 40_000}) {
            assertThatThrownBy(() -> Resampling.lanczos(column, 16_384, height))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("1 x 40000")
                    .hasMessageContaining("16384 x " + height);
        }
        assertThatThrownBy(() -> Resampling.lanczos(filled(1, 1, 5, 255), 40_000, 40_000))
                .isInstanceOf(EngineException.class);
    }

    @Test
    void masksAreReducedToTheMeansOfTheirAreas() {
        SplittableRandom random = new SplittableRandom(2);
        byte[] values = new byte[13 * 11];
        random.nextBytes(values);
        Mask mask = new Mask(13, 11, values);

        Mask reduced = Resampling.area(mask, 5, 4);

        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 5; x++) {
                // Each of the source's pixels cut into 5 x 4, all of them counted.
                double sum = 0;
                for (int i = 0; i < 13 * 11; i++) {
                    sum += mask.get((x * 13 + i % 13) / 5, (y * 11 + i / 13) / 4);
                }
                assertThat((double) reduced.get(x, y)).isCloseTo(sum / (13 * 11), within(0.501));
            }
        }
    }

    @Test
    void masksStayWithinTheirValues() {
        Mask mask = Drawn.mask(24, 16, new Box(8, 4, 8, 8));

        Mask large = Resampling.linear(mask, 48, 32);
        Mask small = Resampling.area(mask, 3, 4);

        assertThat(large.get(0, 0)).isZero();
        assertThat(large.get(14, 16)).isZero();
        assertThat(large.get(15, 16)).isEqualTo(64);
        assertThat(large.get(16, 16)).isEqualTo(191);
        assertThat(large.get(17, 16)).isEqualTo(255);
        assertThat(small.get(0, 1)).isZero();
        assertThat(small.get(1, 0)).isZero();
        assertThat(small.get(1, 1)).isEqualTo(255);
        for (Mask full : new Mask[] {Mask.filled(17, 9, 255), Mask.filled(1, 1, 255)}) {
            assertThat(Resampling.linear(full, 40, 7).values()).containsOnly(255);
            assertThat(Resampling.area(full, 40, 7).values()).containsOnly(255);
        }
        assertThat(Resampling.area(mask, 24, 16)).isSameAs(mask);
        assertThat(Resampling.linear(mask, 24, 16)).isSameAs(mask);
    }

    @Test
    void planesRoundTrip() {
        Raster raster = filled(3, 2, 77, 255);

        Raster back = Raster.fromPlanes(raster.toPlanes(), 3, 2);

        assertThat(back.rgba()).isEqualTo(raster.rgba());
    }

    private static Raster filled(int width, int height, int value, int alpha) {
        Raster raster = Raster.blank(width, height);
        for (int i = 0; i < raster.rgba().length; i++) {
            raster.rgba()[i] = (byte) (i % Raster.CHANNELS == 3 ? alpha : value);
        }
        return raster;
    }
}
