package org.scumble.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DimTest {

    private final Dim h = Dim.symbol("height");
    private final Dim w = Dim.symbol("width");

    @Test
    void numbersAreNumbers() {
        assertThat(Dim.of(6).times(7).plus(1)).isEqualTo(Dim.of(43));
        assertThat(Dim.of(65).ceilDiv(2).value()).isEqualTo(33);
        assertThat(Dim.of(3).isConstant()).isTrue();
        assertThat(Dim.of(3).is(3)).isTrue();
        assertThat(h.is(3)).isFalse();
        assertThat(h.minus(h)).isEqualTo(Dim.of(0));
    }

    @Test
    void equalExpressionsAreEqualObjects() {
        assertThat(h.times(w)).isEqualTo(w.times(h)).hasSameHashCodeAs(w.times(h));
        assertThat(h.plus(w).times(2)).isEqualTo(w.times(2).plus(h).plus(h));
        assertThat(h.plus(1).times(h.plus(-1))).isEqualTo(h.times(h).plus(-1));
        assertThat(h).isNotEqualTo(w);
    }

    @Test
    void quotientsOfMultiplesAreExact() {
        assertThat(h.times(8).ceilDiv(2)).isEqualTo(h.times(4));
        assertThat(h.times(8).plus(-1).ceilDiv(2)).isEqualTo(h.times(4));
        assertThat(h.times(8).plus(3).ceilDiv(8)).isEqualTo(h.plus(1));
        assertThat(h.times(6).ceilDiv(4)).isEqualTo(h.times(3).ceilDiv(2));
        assertThat(h.ceilDiv(1)).isEqualTo(h);
    }

    @Test
    void quotientsOfQuotientsAreOne() {
        assertThat(h.ceilDiv(2).ceilDiv(2)).isEqualTo(h.ceilDiv(4));
        assertThat(h.ceilDiv(2).plus(-1).ceilDiv(2)).isEqualTo(h.plus(-2).ceilDiv(4));
    }

    @Test
    void halvedThenDoubledIsNotTheSameSize() {
        assertThat(h.ceilDiv(2).times(2)).isNotEqualTo(h);
    }

    @Test
    void simplificationKeepsTheValue() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            long height = random.nextLong(1, 100);
            long width = random.nextLong(1, 100);
            Dim dim = h;
            long value = height;
            for (int step = 0; step < 6; step++) {
                long k = random.nextLong(1, 9);
                switch (random.nextInt(5)) {
                    case 0 -> {
                        dim = dim.ceilDiv(k);
                        value = Math.ceilDiv(value, k);
                    }
                    case 1 -> {
                        dim = dim.times(k);
                        value *= k;
                    }
                    case 2 -> {
                        dim = dim.plus(k - 5);
                        value += k - 5;
                    }
                    case 3 -> {
                        dim = dim.plus(w);
                        value += width;
                    }
                    default -> {
                        dim = dim.times(w).ceilDiv(k);
                        value = Math.ceilDiv(value * width, k);
                    }
                }
            }
            assertThat(dim.evaluate(Map.of("height", height, "width", width)))
                    .as("%s at %d, %d", dim, height, width)
                    .isEqualTo(value);
        }
    }

    @Test
    void readsAsAFormula() {
        assertThat(Dim.of(0)).hasToString("0");
        assertThat(h.plus(1)).hasToString("height + 1");
        assertThat(h.ceilDiv(2).times(w.ceilDiv(2))).hasToString("ceil(height/2)*ceil(width/2)");
        assertThat(h.times(8).plus(-1)).hasToString("8*height - 1");
        assertThat(h.plus(-1).ceilDiv(2)).hasToString("ceil((height - 1)/2)");
        assertThat(h.times(w).ceilDiv(2)).hasToString("ceil((height*width)/2)");
    }

    @Test
    void tellsWhichSymbolItGivesAway() {
        assertThat(h.soleSymbol()).contains("height");
        assertThat(h.times(8).plus(3).soleSymbol()).contains("height");
        assertThat(h.times(w).soleSymbol()).isEmpty();
        assertThat(h.plus(w).soleSymbol()).isEmpty();
        assertThat(h.ceilDiv(2).soleSymbol()).isEmpty();
        assertThat(Dim.of(5).soleSymbol()).isEmpty();
        assertThat(h.ceilDiv(2).plus(w).times(h).symbols())
                .containsExactlyInAnyOrder("height", "width");
    }

    @Test
    void aSymbolWithoutValueIsAnError() {
        assertThatThrownBy(() -> h.times(w).evaluate(Map.of("height", 3L)))
                .hasMessage("The size 'width' has no value; given: [height]");
        assertThatThrownBy(h::value).hasMessage("The size height is known only at run time");
        assertThatThrownBy(() -> h.ceilDiv(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
