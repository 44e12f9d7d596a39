package org.scumble.app.canvas.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DabTest {
    @ParameterizedTest
    @ValueSource(doubles = {3, 10, 33.5, 200, 1000})
    void aHardDabHasTheAreaOfItsCircle(double size) {
        Dab dab = Dab.of(size, 1, 0.25, 0.75);
        double area = 0;
        for (char value : dab.coverage()) {
            area += (double) value / Dab.FULL;
        }
        assertThat(area).isCloseTo(Math.PI * size * size / 4, within(0.05 * size + 0.02 * size));
    }

    @Test
    void oneHardPixelIsOnePixel() {
        Dab dab = Dab.of(1, 1, 0.5, 0.5);

        for (int i = 0; i < dab.coverage().length; i++) {
            boolean centre = i % dab.side() == -dab.left() && i / dab.side() == -dab.top();
            assertThat((int) dab.coverage()[i]).isEqualTo(centre ? Dab.FULL : 0);
        }
    }

    @Test
    void theHardestEdgeIsAntiAliased() {
        Dab dab = Dab.of(20, 1, 0.5, 0.5);

        long between = dab.coverage().length;
        for (char value : dab.coverage()) {
            between -= value == 0 || value == Dab.FULL ? 1 : 0;
        }
        assertThat(between).isBetween(40L, 90L);
    }

    @Test
    void softnessFallsSteadilyFromTheCentre() {
        Dab dab = Dab.of(101, 0, 0.5, 0.5);
        int row = -dab.top() * dab.side();

        assertThat((int) dab.coverage()[row - dab.left()]).isEqualTo(Dab.FULL);
        for (int x = -dab.left(); x + 1 < dab.side(); x++) {
            assertThat(dab.coverage()[row + x]).isGreaterThanOrEqualTo(dab.coverage()[row + x + 1]);
        }
        assertThat(dab.coverage()[row - dab.left() + 25] / (double) Dab.FULL)
                .isCloseTo(0.5, within(0.03));
    }

    @Test
    void dabsAreCachedByQuartersOfAPixel() {
        Dabs dabs = new Dabs(0.5);

        Dab dab = dabs.at(10.1, 4.9, 20);
        assertThat(dabs.at(31.12, -3.12, 20)).isSameAs(dab);
        assertThat(dabs.at(10.3, 4.9, 20)).isNotSameAs(dab);
        assertThat(Dabs.pixel(4.9)).isEqualTo(5);
        assertThat(Dabs.pixel(-3.12)).isEqualTo(-3);
        assertThat(Dabs.pixel(-0.4)).isEqualTo(-1);
    }
}
