package org.scumble.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DistanceTransformTest {
    @Test
    void everyDistanceIsTheShortestOfAll() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 60; round++) {
            int width = random.nextInt(1, 25);
            int height = random.nextInt(1, 25);
            byte[] values = new byte[width * height];
            int threshold = random.nextInt(2, 256);
            for (int i = 0; i < values.length; i++) {
                values[i] = (byte) (random.nextInt(256) < threshold ? 127 : 128);
            }
            Mask mask = new Mask(width, height, values);

            assertThat(DistanceTransform.outside(mask)).isEqualTo(search(mask, true));
            assertThat(DistanceTransform.inside(mask)).isEqualTo(search(mask, false));
        }
    }

    @Test
    void withoutATargetItIsInfinitelyFar() {
        assertThat(DistanceTransform.outside(Mask.filled(3, 2, 0)))
                .containsOnly(Float.POSITIVE_INFINITY);
        assertThat(DistanceTransform.inside(Mask.filled(3, 2, 255)))
                .containsOnly(Float.POSITIVE_INFINITY);
    }

    private static float[] search(Mask mask, boolean replaced) {
        float[] distances = new float[mask.values().length];
        for (int i = 0; i < distances.length; i++) {
            double least = Double.POSITIVE_INFINITY;
            for (int k = 0; k < distances.length; k++) {
                if ((mask.values()[k] & 0xff) >= 128 == replaced) {
                    double across = k % mask.width() - i % mask.width();
                    double down = k / mask.width() - i / mask.width();
                    least = Math.min(least, across * across + down * down);
                }
            }
            distances[i] = (float) Math.sqrt(least);
        }
        return distances;
    }
}
