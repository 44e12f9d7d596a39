package org.scumble.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangesMatricesTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "3, 7, 5", "5, 8, 1024", "2, 128, 1500", "4, 3, 2049"})
    void productsAreAddedToWhatIsThere(int rows, int rank, int columns) {
        Matrix a = random(rows, rank);
        Matrix b = random(rank, columns);
        float[] sum = new float[rows * columns];
        Arrays.fill(sum, 2);

        Matrices.addProduct(sum, a, b, -0.5f);

        float[] expected = new float[sum.length];
        for (int i = 0; i < expected.length; i++) {
            double dot = 0;
            for (int k = 0; k < rank; k++) {
                dot +=
                        (double) a.values()[i / columns * rank + k]
                                * b.values()[k * columns + i % columns];
            }
            expected[i] = (float) (2 - 0.5 * dot);
        }
        assertThat(sum).usingComparatorWithPrecision(1e-4f).containsExactly(expected);
    }

    private static Matrix random(int rows, int columns) {
        return new Matrix(rows, columns, ChangesModules.random(rows, columns).floats());
    }
}
