package org.scumble.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MembraneTest {
    private static final double TOLERANCE = 0.1;

    @ParameterizedTest
    @CsvSource({"0.5, 37, 26", "0.97, 33, 40", "0.999, 40, 31", "0.9, 40, 2", "0.9, 1, 30"})
    void agreesWithManySweepsOverScatteredPoints(double share, int width, int height) {
        SplittableRandom random = new SplittableRandom(8);
        boolean[] open = new boolean[width * height];
        for (int i = 1; i < open.length; i++) {
            open[i] = random.nextDouble() < share;
        }
        check(open, width, height);
    }

    @Test
    void agreesWithManySweepsBesideABorder() {
        boolean[] open = new boolean[33 * 48];
        for (int i = 0; i < open.length; i++) {
            open[i] = i % 33 < 31;
        }
        check(open, 33, 48);
    }

    @Test
    void aPlaneTiltedEvenlyStaysEven() {
        boolean[] open = new boolean[200 * 150];
        float[] plane = new float[open.length];
        for (int i = 0; i < open.length; i++) {
            open[i] = new Box(20, 30, 150, 100).contains(i % 200, i / 200);
            plane[i] = open[i] ? 999 : tilted(i);
        }

        new Membrane(open, 200, 150).fill(plane);

        for (int i = 0; i < plane.length; i++) {
            assertThat(plane[i]).isCloseTo(tilted(i), within(0.1f));
        }
    }

    @Test
    void anotherPlaneOfTheSameHoleIsOnItsOwn() {
        boolean[] open = {false, true, true, false};
        Membrane membrane = new Membrane(open, 4, 1);
        float[] first = {0, 7, 7, 90};
        float[] second = {50, 7, 7, 20};

        membrane.fill(first);
        membrane.fill(second);

        assertThat(first).containsExactly(new float[] {0, 30, 60, 90}, within(0.02f));
        assertThat(second).containsExactly(new float[] {50, 40, 30, 20}, within(0.02f));
    }

    private static float tilted(int i) {
        return i % 200 * 0.9f + i / 200 * 0.4f;
    }

    private static void check(boolean[] open, int width, int height) {
        SplittableRandom random = new SplittableRandom(9);
        float[] plane = new float[open.length];
        double[] expected = new double[open.length];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = random.nextInt(256);
            expected[i] = open[i] ? 128 : plane[i];
        }
        for (int sweep = 0; sweep < 4000; sweep++) {
            sweep(expected, open, width, height);
        }

        new Membrane(open, width, height).fill(plane);

        for (int i = 0; i < plane.length; i++) {
            assertThat((double) plane[i]).isCloseTo(expected[i], within(TOLERANCE));
        }
    }

    /// Successive over-relaxation.
    private static void sweep(double[] values, boolean[] open, int width, int height) {
        for (int i = 0; i < values.length; i++) {
            int x = i % width;
            int y = i / width;
            if (open[i]) {
                double sum = 0;
                int count = 0;
                for (int[] to : new int[][] {{x - 1, y}, {x + 1, y}, {x, y - 1}, {x, y + 1}}) {
                    if (Box.of(width, height).contains(to[0], to[1])) {
                        sum += values[to[1] * width + to[0]];
                        count++;
                    }
                }
                values[i] += 1.8 * (sum / count - values[i]);
            }
        }
    }
}
