package org.scumble.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InfillTest {
    private static final int WIDTH = 96;
    private static final int HEIGHT = 80;
    private static final Box BOX = new Box(30, 24, 36, 30);

    private final Mask middle = Drawn.mask(WIDTH, HEIGHT, BOX);
    private final Mask left = Drawn.mask(WIDTH, HEIGHT, new Box(0, 0, 40, HEIGHT));

    @ParameterizedTest
    @EnumSource
    void whatIsKeptStaysBitForBit(Infill infill) {
        Raster picture = Drawn.noise(WIDTH, HEIGHT, new SplittableRandom(5));
        Mask soft = Blur.gaussian(middle, 3);

        Raster filled = infill.fill(picture, soft, 1);

        for (int i = 0; i < soft.values().length; i++) {
            if (soft.values()[i] == 0) {
                assertThat(pixel(filled, i)).isEqualTo(pixel(picture, i));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ORIGINAL")
    void nothingOfWhatWasUnderTheMaskShines(Infill infill) {
        Raster one = Drawn.picture(WIDTH, HEIGHT, (x, y, c) -> BOX.contains(x, y) ? 255 : 3 * x);
        Raster other = Drawn.picture(WIDTH, HEIGHT, (x, y, c) -> BOX.contains(x, y) ? 0 : 3 * x);
        clear(other, BOX);

        Raster filled = infill.fill(one, middle, 7);

        assertThat(Drawn.furthest(infill.fill(other, middle, 7), filled)).isZero();
        assertThat(Drawn.furthest(infill.fill(one, middle, 7), filled)).isZero();
        assertThat(filled.isOpaque()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"BLUR", "BORDER", "PATCH"})
    void aFlatSurroundingsIsContinued(Infill infill) {
        Raster flat = Drawn.picture(WIDTH, HEIGHT, (x, y, c) -> 50 + 60 * c);
        for (Mask mask : new Mask[] {middle, left}) {
            Raster holed = flat.laid(black(mask), 0, 0);
            assertThat(Drawn.furthest(infill.fill(holed, mask, 1), flat)).isZero();
        }
        assertThat(Drawn.furthest(infill.fill(flat, Blur.gaussian(middle, 4), 1), flat)).isZero();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ORIGINAL")
    void withoutAnySurroundingsThereIsGrey(Infill infill) {
        Raster picture = Drawn.picture(40, 30, (x, y, c) -> 255);

        Raster filled = infill.fill(picture, Mask.filled(40, 30, 255), 1);

        double sum = 0;
        for (int i = 0; i < 40 * 30; i++) {
            sum += filled.rgba()[i * Raster.CHANNELS] & 0xff;
        }
        assertThat(sum / (40 * 30)).isCloseTo(128, within(infill == Infill.NOISE ? 6.0 : 1.0));
    }

    @Test
    void theBorderContinuesAGradient() {
        Raster gradient = Drawn.picture(WIDTH, HEIGHT, (x, y, c) -> 20 + c * x + 2 * y);

        Raster filled = Infill.BORDER.fill(gradient.laid(black(middle), 0, 0), middle, 1);

        assertThat(Drawn.furthest(filled, gradient)).isLessThanOrEqualTo(1);
    }

    @Test
    void aPatchContinuesATexture() {
        Raster texture =
                Drawn.picture(
                        WIDTH,
                        HEIGHT,
                        (x, y, c) ->
                                120
                                        + 60 * Math.sin((x + 2 * y) * Math.PI / 4)
                                        + ((x / 6 + y / 6) % 2 == 0 ? 40 * c : 0));
        for (Mask mask : new Mask[] {middle, left}) {
            Raster filled = Infill.PATCH.fill(texture.laid(black(mask), 0, 0), mask, 3);

            double sum = 0;
            for (int i = 0; i < texture.rgba().length; i++) {
                sum += Math.abs((filled.rgba()[i] & 0xff) - (texture.rgba()[i] & 0xff));
            }
            assertThat(sum / (4 * 255 * mask.coverage() * WIDTH * HEIGHT)).isLessThan(0.01);
        }
    }

    @Test
    void aPatchOfNarrowSurroundingsIsTheirBorder() {
        Mask wide = Drawn.mask(20, 16, new Box(3, 0, 17, 16));
        Raster picture = Drawn.picture(20, 16, (x, y, c) -> 10 * y + c);

        Raster border = Infill.BORDER.fill(picture, wide, 1);
        assertThat(Drawn.furthest(Infill.PATCH.fill(picture, wide, 1), border))
                .isLessThanOrEqualTo(1);
    }

    @Test
    void greyJoinsSoftly() {
        Raster white = Drawn.picture(WIDTH, HEIGHT, (x, y, c) -> 255);

        Raster filled = Infill.NEUTRAL.fill(white, middle, 1);

        assertThat(filled.get(48, 39, 0)).isBetween(127, 129);
        for (int x = 1; x < WIDTH; x++) {
            assertThat(Math.abs(filled.get(x, 39, 1) - filled.get(x - 1, 39, 1))).isLessThan(20);
        }
    }

    @Test
    void noiseLiesAroundTheSurroundings() {
        Raster picture = Drawn.picture(WIDTH, HEIGHT, (x, y, c) -> 110 + 15 * c);

        Raster filled = Infill.NOISE.fill(picture, middle, 1).crop(BOX);

        for (int c = 0; c < 3; c++) {
            int least = 255;
            int most = 0;
            double sum = 0;
            for (int i = c; i < filled.rgba().length; i += Raster.CHANNELS) {
                int value = filled.rgba()[i] & 0xff;
                least = Math.min(least, value);
                most = Math.max(most, value);
                sum += value;
            }
            assertThat(sum / BOX.area()).isCloseTo(110 + 15 * c, within(6.0));
            assertThat(most - least).isGreaterThan(180);
        }
        Raster again = Infill.NOISE.fill(picture, middle, 2).crop(BOX);
        assertThat(Drawn.furthest(again, filled)).isGreaterThan(0);
    }

    @Test
    void halfReplacedIsHalfOfBoth() {
        Raster picture = Drawn.picture(WIDTH, HEIGHT, (x, y, c) -> BOX.contains(x, y) ? 200 : 100);
        byte[] half = middle.values().clone();
        for (int i = 0; i < half.length; i++) {
            half[i] = (byte) (half[i] == 0 ? 0 : 128);
        }

        Raster filled = Infill.BORDER.fill(picture, new Mask(WIDTH, HEIGHT, half), 1);

        assertThat(filled.get(45, 40, 0)).isEqualTo(150);
    }

    @Test
    void transparentPixelsAreNoSurroundings() {
        Raster picture = Drawn.picture(WIDTH, HEIGHT, (x, y, c) -> x < 66 ? 80 : 250);
        Box beside = new Box(66, 0, 30, HEIGHT);
        clear(picture, beside);

        Raster filled = Infill.BORDER.fill(picture, middle, 1);

        assertThat(filled.get(65, 40, 0)).isBetween(79, 81);
        assertThat(filled.get(70, 40, 3)).isZero();
    }

    @Test
    void theOriginalAndAnEmptyMaskChangeNothing() {
        Raster picture = Drawn.picture(20, 10, (x, y, c) -> x);

        assertThat(Infill.ORIGINAL.fill(picture, Mask.filled(20, 10, 255), 1)).isSameAs(picture);
        for (Infill infill : Infill.values()) {
            assertThat(infill.fill(picture, Mask.filled(20, 10, 0), 1)).isSameAs(picture);
            assertThatThrownBy(() -> infill.fill(picture, middle, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("20x10");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasWords(Infill infill) {
        assertThat(infill.id()).matches("[a-z]+");
        assertThat(infill.label()).isNotBlank();
        assertThat(infill.description()).endsWith(".").hasSizeLessThan(90);
    }

    private static Raster black(Mask mask) {
        Raster raster = Raster.blank(mask.width(), mask.height());
        for (int i = 0; i < mask.values().length; i++) {
            raster.rgba()[i * Raster.CHANNELS + 3] = mask.values()[i];
        }
        return raster;
    }

    private static void clear(Raster raster, Box box) {
        for (int y = box.y(); y < box.bottom(); y++) {
            for (int x = box.x(); x < box.right(); x++) {
                raster.rgba()[raster.index(x, y) + 3] = 0;
            }
        }
    }

    private static byte[] pixel(Raster raster, int i) {
        return Arrays.copyOfRange(raster.rgba(), i * Raster.CHANNELS, (i + 1) * Raster.CHANNELS);
    }
}
