package org.scumble.app.canvas.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BlendTest {
    /// B(cb, cs) of "Compositing and Blending Level 1", chapter 10, in its order and its words.
    static double exact(Blend blend, double cb, double cs) {
        return switch (blend) {
            case NORMAL -> cs;
            case MULTIPLY -> cb * cs;
            case SCREEN -> cb + cs - cb * cs;
            case OVERLAY -> exact(Blend.HARD_LIGHT, cs, cb);
            case DARKEN -> Math.min(cb, cs);
            case LIGHTEN -> Math.max(cb, cs);
            case COLOUR_DODGE -> cb == 0 ? 0 : cs == 1 ? 1 : Math.min(1, cb / (1 - cs));
            case COLOUR_BURN -> cb == 1 ? 1 : cs == 0 ? 0 : 1 - Math.min(1, (1 - cb) / cs);
            case HARD_LIGHT ->
                    cs <= 0.5
                            ? exact(Blend.MULTIPLY, cb, 2 * cs)
                            : exact(Blend.SCREEN, cb, 2 * cs - 1);
            case SOFT_LIGHT -> {
                double d = cb <= 0.25 ? ((16 * cb - 12) * cb + 4) * cb : Math.sqrt(cb);
                yield cs <= 0.5 ? cb - (1 - 2 * cs) * cb * (1 - cb) : cb + (2 * cs - 1) * (d - cb);
            }
            case DIFFERENCE -> Math.abs(cb - cs);
            case ADD -> Math.min(1, cb + cs);
        };
    }

    @ParameterizedTest
    @EnumSource(Blend.class)
    void roundsTheExactValueOfEveryPair(Blend blend) {
        for (int backdrop = 0; backdrop < 256; backdrop++) {
            for (int source = 0; source < 256; source++) {
                double exact = 255 * exact(blend, backdrop / 255.0, source / 255.0);
                if (Math.abs(blend.channel(backdrop, source) - exact) > 0.502) {
                    assertThat((double) blend.channel(backdrop, source))
                            .as("%s of %d and %d", blend, backdrop, source)
                            .isCloseTo(exact, within(0.502));
                }
            }
        }
    }
}
