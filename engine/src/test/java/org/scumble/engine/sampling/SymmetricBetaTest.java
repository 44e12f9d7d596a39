package org.scumble.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SymmetricBetaTest {
    @Test
    void theUniformDistributionIsItsOwnQuantile() {
        for (double p : new double[] {0, 0.01, 0.5, 0.77, 1}) {
            assertThat(new SymmetricBeta(1).quantile(p)).isCloseTo(p, within(1e-12));
        }
    }

    @Test
    void theArcsineDistributionHasItsClosedForm() {
        for (double p : new double[] {0.001, 0.2, 0.5, 0.9}) {
            double sine = Math.sin(Math.PI * p / 2);
            assertThat(new SymmetricBeta(0.5).quantile(p)).isCloseTo(sine * sine, within(1e-12));
        }
    }
}
