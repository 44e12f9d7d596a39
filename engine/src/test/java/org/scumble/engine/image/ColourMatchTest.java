package org.scumble.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every test paints something else where the picture is replaced, shifts all of it, and looks at
/// how near to the unshifted the replaced part comes back.
class ColourMatchTest {
    private static final int WIDTH = 256;
    private static final int HEIGHT = 224;

    private final Mask middle = Drawn.mask(WIDTH, HEIGHT, new Box(90, 80, 80, 64));
    private final SplittableRandom random = new SplittableRandom(6);

    /// What was there before: soft shapes, or noise without any.
    private final Raster soft = Drawn.picture(WIDTH, HEIGHT, ColourMatchTest::soft);

    private final Raster noise =
            Drawn.picture(WIDTH, HEIGHT, (x, y, c) -> 40 + random.nextInt(170));

    private static double soft(int x, int y, int c) {
        return 110 + 40 * Math.sin(x / 27.0 + c) + 50 * Math.cos(y / 31.0 - c);
    }

    @ParameterizedTest
    @ValueSource(ints = {6, -6, 15, 1})
    void aConstantShiftIsTakenOff(int shift) {
        for (Raster original : new Raster[] {soft, noise}) {
            Raster wanted = painted(original, middle);
            Raster shifted = mapped(wanted, (x, y, c) -> wanted.get(x, y, c) + shift);

            Raster matched = ColourMatch.match(shifted, original, middle);

            assertThat(error(matched, wanted, middle)).isLessThan(0.05);
        }
    }

    @Test
    void withoutAShiftNothingChanges() {
        for (Raster original : new Raster[] {soft, noise}) {
            Raster painted = painted(original, middle);

            assertThat(ColourMatch.match(painted, original, middle)).isSameAs(painted);
        }
    }

    @Test
    void noiseIsNoShift() {
        Raster wanted = painted(soft, middle);
        Raster noisy = mapped(wanted, (x, y, c) -> wanted.get(x, y, c) + 10 * gaussian());

        Raster matched = ColourMatch.match(noisy, soft, middle);

        assertThat(Drawn.furthest(matched, noisy)).isLessThanOrEqualTo(1);
    }

    @Test
    void eachChannelHasItsOwnShiftUnderNoise() {
        int[] shifts = {-5, 3, 9};
        Raster wanted = painted(soft, middle);
        Raster shifted =
                mapped(wanted, (x, y, c) -> wanted.get(x, y, c) + shifts[c] + 3 * gaussian());

        Raster matched = ColourMatch.match(shifted, soft, middle);

        for (int c = 0; c < 3; c++) {
            assertThat(Math.abs(bias(matched, wanted, middle, c))).isLessThan(0.6);
        }
    }

    @Test
    void aShiftMayDifferFromSideToSide() {
        Raster wanted = painted(soft, middle);
        Raster shifted = mapped(wanted, (x, y, c) -> wanted.get(x, y, c) + (x - 128) / 10.0);

        Raster matched = ColourMatch.match(shifted, soft, middle);

        assertThat(error(shifted, wanted, middle)).isGreaterThan(1.8);
        assertThat(error(matched, wanted, middle)).isLessThan(0.7);
        for (Box side : new Box[] {new Box(90, 80, 12, 64), new Box(158, 80, 12, 64)}) {
            Mask there = Drawn.mask(WIDTH, HEIGHT, side);
            assertThat(Math.abs(bias(shifted, wanted, there, 0))).isGreaterThan(3);
            assertThat(Math.abs(bias(matched, wanted, there, 0))).isLessThan(1);
        }
    }

    @Test
    void whatBledIntoTheRingDoesNotCount() {
        float[] distances = DistanceTransform.outside(middle);
        Raster wanted = painted(soft, middle);
        Raster shifted =
                mapped(
                        wanted,
                        (x, y, c) -> {
                            double bled = 60 * Math.max(0, 1 - distances[y * WIDTH + x] / 12);
                            return wanted.get(x, y, c) + 6 + (middle.get(x, y) > 0 ? 0 : bled);
                        });

        assertThat(error(ColourMatch.match(shifted, soft, middle), wanted, middle)).isLessThan(0.5);
    }

    @Test
    void lostContrastComesBack() {
        Raster original =
                Drawn.picture(WIDTH, HEIGHT, (x, y, c) -> (x / 16 + y / 16) % 2 == 0 ? 60 : 190);
        Raster wanted = painted(original, middle);
        Raster pale = mapped(wanted, (x, y, c) -> 12.5 + 0.9 * wanted.get(x, y, c));

        Raster matched = ColourMatch.match(pale, original, middle);

        Mask dark = Drawn.mask(WIDTH, HEIGHT, new Box(100, 80, 20, 20));
        assertThat(error(pale, wanted, middle)).isGreaterThan(3);
        assertThat(error(matched, wanted, middle)).isLessThan(1.5);
        assertThat(error(matched, wanted, dark)).isLessThan(1.5);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 128, 224", "60, 100, 196, 124", "0, 0, 256, 200", "120, 0, 10, 224"})
    void theRingMayBeCutOff(int x, int y, int width, int height) {
        Mask mask = Drawn.mask(WIDTH, HEIGHT, new Box(x, y, width, height));
        Raster wanted = painted(soft, mask);
        Raster shifted = mapped(wanted, (px, py, c) -> wanted.get(px, py, c) + 6);

        assertThat(error(ColourMatch.match(shifted, soft, mask), wanted, mask)).isLessThan(0.05);
    }

    @Test
    void tooSmallARingTellsNothing() {
        Raster shifted = mapped(soft, (x, y, c) -> soft.get(x, y, c) + 6);
        for (Box box : new Box[] {Box.of(WIDTH, HEIGHT), Box.of(WIDTH, HEIGHT - 3), Box.EMPTY}) {
            Mask mask = Drawn.mask(WIDTH, HEIGHT, box);
            assertThat(ColourMatch.match(shifted, soft, mask)).isSameAs(shifted);
        }
    }

    @Test
    void anotherPictureIsNotMatched() {
        Raster other =
                Drawn.picture(WIDTH, HEIGHT, (x, y, c) -> (x / 11 + y / 13) % 2 == 0 ? 30 : 220);

        assertThat(ColourMatch.match(other, soft, middle)).isSameAs(other);
    }

    @Test
    void valuesThatWereCutOffDoNotMislead() {
        Raster original = Drawn.picture(WIDTH, HEIGHT, (x, y, c) -> (x / 20 % 2 == 0 ? 254 : 120));
        Raster wanted = painted(original, middle);
        Raster shifted = mapped(wanted, (x, y, c) -> wanted.get(x, y, c) + 6);

        assertThat(error(ColourMatch.match(shifted, original, middle), wanted, middle))
                .isLessThan(0.05);
    }

    @Test
    void transparentPixelsDoNotCountAndAlphaStays() {
        Raster original = Drawn.picture(WIDTH, HEIGHT, ColourMatchTest::soft);
        Raster wanted = painted(original, middle);
        Raster shifted = mapped(wanted, (x, y, c) -> wanted.get(x, y, c) + 6);
        for (int i = 0; i < WIDTH * 100; i++) {
            original.rgba()[i * Raster.CHANNELS] = 0;
            original.rgba()[i * Raster.CHANNELS + 3] = 0;
        }
        shifted.rgba()[3] = 9;

        Raster matched = ColourMatch.match(shifted, original, middle);

        assertThat(error(matched, wanted, middle)).isLessThan(0.05);
        assertThat(matched.get(0, 0, 3)).isEqualTo(9);
    }

    @Test
    void sizesMustAgree() {
        assertThatThrownBy(() -> ColourMatch.match(soft, Raster.blank(9, 9), middle))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("256x224 cannot be matched with 9x9");
    }

    /// Stripes that have nothing to do with what was there.
    private static Raster painted(Raster original, Mask mask) {
        return mapped(
                original,
                (x, y, c) ->
                        mask.get(x, y) == 0
                                ? original.get(x, y, c)
                                : 60 + 40 * c + 50 * (x / 10 % 2));
    }

    private static Raster mapped(Raster size, Drawn.Formula formula) {
        return Drawn.picture(size.width(), size.height(), formula);
    }

    private double gaussian() {
        return random.nextGaussian();
    }

    /// The mean distance of values, of 255, where the mask replaces.
    private static double error(Raster one, Raster other, Mask mask) {
        return replaced(mask)
                .mapToDouble(
                        i ->
                                IntStream.range(0, 3)
                                        .map(c -> Math.abs(difference(one, other, i, c)))
                                        .average()
                                        .orElseThrow())
                .average()
                .orElseThrow();
    }

    private static double bias(Raster one, Raster other, Mask mask, int channel) {
        return replaced(mask)
                .mapToDouble(i -> difference(one, other, i, channel))
                .average()
                .orElseThrow();
    }

    private static IntStream replaced(Mask mask) {
        return IntStream.range(0, mask.values().length).filter(i -> mask.values()[i] != 0);
    }

    private static int difference(Raster one, Raster other, int pixel, int channel) {
        int at = pixel * Raster.CHANNELS + channel;
        return (one.rgba()[at] & 0xff) - (other.rgba()[at] & 0xff);
    }
}
