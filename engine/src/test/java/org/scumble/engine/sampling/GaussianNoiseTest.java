package org.scumble.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GaussianNoiseTest {
    @Test
    void aPictureDoesNotDependOnItsBatch() {
        GaussianNoise both = new GaussianNoise(20, new TorchRandom(1), new TorchRandom(2));
        GaussianNoise second = new GaussianNoise(20, new TorchRandom(2));
        for (int step = 0; step < 3; step++) {
            float[] noise = both.noise(2, 1);
            assertThat(noise).hasSize(40);
            assertThat(Arrays.copyOfRange(noise, 20, 40)).isEqualTo(second.noise(2, 1));
        }
    }
}
