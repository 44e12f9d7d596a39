package org.scumble.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GaussianNoiseTest {
    @Test
    void everyMoveTakesTheGeneratorsNextNumbers() {
        GaussianNoise noise = new GaussianNoise(20, new TorchRandom(2));
        Generator same = new TorchRandom(2);
        for (int step = 0; step < 3; step++) {
            assertThat(noise.noise(2, 1)).isEqualTo(same.normal(20));
        }
    }
}
