package org.scumble.app.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ColoursViewModelTest {
    private final ColoursViewModel colours = new ColoursViewModel();

    @Test
    void hueSaturationAndBrightnessFollowTheColourAndMakeIt() {
        for (int rgb : new int[] {0x3f8f8b, 0xe5533d, 0xffff00, 0x123456, 0xfe01fd}) {
            colours.choose(rgb);
            Hsv parts =
                    new Hsv(
                            colours.hueProperty().get(),
                            colours.saturationProperty().get(),
                            colours.valueProperty().get());
            assertThat(parts.argb()).as("%06x", rgb).isEqualTo(0xff000000 | rgb);
        }
        colours.hueProperty().set(120);
        colours.saturationProperty().set(1);
        colours.valueProperty().set(1);
        assertThat(colours.hex()).isEqualTo("00FF00");
    }

    @Test
    void theHueOutlivesGrey() {
        colours.choose(0x3f8f8b);
        double hue = colours.hueProperty().get();
        colours.choose(0x808080);
        assertThat(colours.hueProperty().get()).isEqualTo(hue);
        colours.saturationProperty().set(0.5);
        assertThat(Hsv.of(colours.foregroundProperty().get()).hue()).isCloseTo(hue, within(1.0));
    }

    @Test
    void digitsAreTakenIfTheyAreAColour() {
        colours.setHex("#1aF");
        assertThat(colours.hex()).isEqualTo("11AAFF");
        colours.setHex(" e5533d ");
        assertThat(colours.hex()).isEqualTo("E5533D");
        colours.setHex("#12345");
        colours.setHex("red");
        assertThat(colours.hex()).isEqualTo("E5533D");
    }

    @Test
    void coloursSwapAndReset() {
        colours.choose(0x112233);
        colours.swap();
        assertThat(colours.foregroundProperty().get()).isEqualTo(ColoursViewModel.WHITE);
        assertThat(colours.backgroundProperty().get()).isEqualTo(0xff112233);
        colours.reset();
        assertThat(colours.foregroundProperty().get()).isEqualTo(ColoursViewModel.BLACK);
    }

    @Test
    void usedColoursComeFirstAndOnce() {
        int known = colours.recent().get(3);
        colours.choose(known);
        colours.used();
        colours.used();
        assertThat(colours.recent().getFirst()).isEqualTo(known);
        assertThat(colours.recent()).doesNotHaveDuplicates();
        for (int i = 0; i < 30; i++) {
            colours.choose(i);
            colours.used();
        }
        assertThat(colours.recent()).hasSizeLessThan(20).startsWith(0xff00001d);
    }
}
