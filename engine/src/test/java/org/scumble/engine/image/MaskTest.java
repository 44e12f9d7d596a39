package org.scumble.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MaskTest {
    @Test
    void whiteReplacesBlackAndTransparentKeep() {
        Raster picture = Raster.blank(5, 1);
        int[] pixels = {0xffffffff, 0xff000000, 0x00ffffff, 0x80ffffff, 0xff00ff00};
        for (int i = 0; i < pixels.length; i++) {
            int at = picture.index(i, 0);
            picture.rgba()[at] = (byte) (pixels[i] >> 16);
            picture.rgba()[at + 1] = (byte) (pixels[i] >> 8);
            picture.rgba()[at + 2] = (byte) pixels[i];
            picture.rgba()[at + 3] = (byte) (pixels[i] >> 24);
        }

        assertThat(Mask.of(picture).values())
                .containsExactly(255, 0, 0, 128, Math.round(255 * 0.7152f));
        assertThat(Mask.alphaOf(picture).values()).containsExactly(255, 255, 0, 128, 255);
    }

    @Test
    void everyGreyIsItsOwnValueThereAndBack() {
        byte[] values = new byte[256];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) i;
        }
        Mask mask = new Mask(16, 16, values);

        assertThat(Mask.of(mask.toRaster()).values()).isEqualTo(values);
        assertThat(mask.toRaster().isOpaque()).isTrue();
        assertThat(mask.coverage()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void boundsHoldAllThatIsAboveZero() {
        byte[] values = new byte[70];
        values[2 * 10 + 7] = 1;
        values[5 * 10 + 3] = (byte) 200;
        Mask mask = new Mask(10, 7, values);

        assertThat(mask.bounds()).isEqualTo(new Box(3, 2, 5, 4));
        assertThat(mask.isEmpty()).isFalse();
        assertThat(Mask.filled(10, 7, 0).bounds()).isEqualTo(Box.EMPTY);
        assertThat(Mask.filled(10, 7, 0).isEmpty()).isTrue();
        assertThat(Mask.filled(10, 7, 1).bounds()).isEqualTo(Box.of(10, 7));
    }

    @Test
    void aCropMayStickOutAndKeepsThere() {
        Mask mask = random(9, 8, 1);

        Mask crop = mask.crop(new Box(-2, 5, 7, 6));

        for (int y = 0; y < 6; y++) {
            for (int x = 0; x < 7; x++) {
                boolean inside = x >= 2 && y < 3;
                assertThat(crop.get(x, y)).isEqualTo(inside ? mask.get(x - 2, y + 5) : 0);
            }
        }
        assertThat(mask.crop(new Box(20, 20, 3, 3)).isEmpty()).isTrue();
        assertThatThrownBy(() -> mask.crop(Box.EMPTY)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void valuesCombine() {
        Mask a = random(6, 5, 2);
        Mask b = random(6, 5, 3);

        for (int y = 0; y < 5; y++) {
            for (int x = 0; x < 6; x++) {
                int value = a.get(x, y);
                assertThat(a.inverted().get(x, y)).isEqualTo(255 - value);
                assertThat(a.max(b).get(x, y)).isEqualTo(Math.max(value, b.get(x, y)));
                assertThat(a.threshold(90).get(x, y)).isEqualTo(value >= 90 ? 255 : 0);
            }
        }
        assertThatThrownBy(() -> a.max(random(5, 6, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("6x5 and 5x6");
    }

    @Test
    void sizesMustFit() {
        assertThatThrownBy(() -> new Mask(3, 2, new byte[5]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Mask(0, 2, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Mask random(int width, int height, long seed) {
        byte[] values = new byte[width * height];
        new SplittableRandom(seed).nextBytes(values);
        return new Mask(width, height, values);
    }
}
