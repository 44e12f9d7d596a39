package org.scumble.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MorphologyTest {
    private final Mask dot = Drawn.mask(21, 21, new Box(10, 10, 1, 1));

    @Test
    void aDotGrowsToADisc() {
        Mask disc = Morphology.dilate(dot, 5);

        for (int y = 0; y < 21; y++) {
            for (int x = 0; x < 21; x++) {
                boolean near = (x - 10) * (x - 10) + (y - 10) * (y - 10) <= 25;
                assertThat(disc.get(x, y)).isEqualTo(near ? 255 : 0);
            }
        }
    }

    @Test
    void aSquareShrinksBackToWhatItWas() {
        Mask square = Drawn.mask(30, 30, new Box(8, 9, 12, 10));

        assertThat(Morphology.erode(square, 2).bounds()).isEqualTo(new Box(10, 11, 8, 6));
        assertThat(Morphology.erode(Morphology.dilate(square, 3), 3).values())
                .isEqualTo(square.values());
        assertThat(Morphology.erode(square, 0).values()).isEqualTo(square.values());
        assertThat(Morphology.erode(square, 6).isEmpty()).isTrue();
    }

    @Test
    void thePicturesBorderTakesNothingOff() {
        Mask left = Drawn.mask(20, 10, new Box(0, 0, 8, 10));

        assertThat(Morphology.erode(left, 3).bounds()).isEqualTo(new Box(0, 0, 5, 10));
        assertThat(Morphology.erode(Mask.filled(5, 5, 255), 100).coverage()).isEqualTo(1);
    }

    @Test
    void aRampFallsInAStraightLine() {
        Mask ramp = Morphology.ramp(Drawn.mask(20, 1, new Box(0, 0, 4, 1)), 10);

        int[] expected = {255, 255, 255, 255, 230, 204, 179, 153, 128, 102, 77, 51, 26, 0, 0};
        for (int x = 0; x < expected.length; x++) {
            assertThat(ramp.get(x, 0)).isEqualTo(expected[x]);
        }
    }

    @Test
    void aRampWithoutWidthIsTheMaskItself() {
        Mask soft = Blur.gaussian(Drawn.mask(21, 21, new Box(5, 5, 9, 9)), 2);

        assertThat(Morphology.ramp(soft, 0).values()).isEqualTo(soft.threshold(128).values());
        assertThat(Morphology.dilate(soft, 0).values()).isEqualTo(soft.threshold(128).values());
    }
}
