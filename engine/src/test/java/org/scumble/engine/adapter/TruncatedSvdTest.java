package org.scumble.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.Test;

class TruncatedSvdTest {
    private final Random random = new Random(3);

    @Test
    void aMatrixOfLowRankIsRecoveredExactly() {
        for (int[] shape : new int[][] {{90, 60}, {60, 90}, {7, 200}, {200, 7}}) {
            DMatrixRMaj matrix = product(gaussian(shape[0], 5), gaussian(5, shape[1]));

            TruncatedSvd svd = TruncatedSvd.of(matrix, 5);

            assertThat(distance(svd, 5, matrix)).isLessThan(1e-6 * norm(matrix));
            assertThat(svd.energy()).isCloseTo(norm(matrix) * norm(matrix), within(1e-6));
        }
    }

    @Test
    void theLargestValuesAreThoseOfTheFullDecomposition() {
        DMatrixRMaj matrix = decaying(120, 80);
        double[] exact = values(matrix);

        TruncatedSvd svd = TruncatedSvd.of(matrix, 20);

        assertThat(svd.values()).hasSize(30);
        for (int i = 0; i < 20; i++) {
            double share = i < 10 ? 0.002 : 0.03;
            assertThat(svd.values()[i]).isCloseTo(exact[i], within(share * exact[i]));
        }
        assertThat(MatrixFeatures_DDRM.isOrthogonal(square(svd.left()), 1e-10)).isTrue();
        assertThat(MatrixFeatures_DDRM.isOrthogonal(square(svd.right()), 1e-10)).isTrue();
    }

    @Test
    void whatIsLeftOutIsHardlyMoreThanMustBe() {
        DMatrixRMaj matrix = decaying(120, 80);
        double[] exact = values(matrix);
        double best = 0;
        for (int i = 20; i < exact.length; i++) {
            best += exact[i] * exact[i];
        }

        double distance = distance(TruncatedSvd.of(matrix, 20), 20, matrix);

        assertThat(distance).isBetween(Math.sqrt(best) * 0.999, Math.sqrt(best) * 1.01);
    }

    @Test
    void aProductIsDecomposedWithoutBeingFormed() {
        DMatrixRMaj left = gaussian(50, 8);
        DMatrixRMaj right = gaussian(8, 70);
        DMatrixRMaj matrix = product(left, right);
        double[] exact = values(matrix);

        TruncatedSvd svd = TruncatedSvd.ofProduct(left, right);

        assertThat(svd.values()).hasSize(8);
        for (int i = 0; i < 8; i++) {
            assertThat(svd.values()[i]).isCloseTo(exact[i], within(1e-9));
        }
        assertThat(distance(svd, 8, matrix)).isLessThan(1e-4);
    }

    @Test
    void aProductMayBeWiderInsideThanOutside() {
        DMatrixRMaj left = gaussian(4, 30);
        DMatrixRMaj right = gaussian(30, 6);

        TruncatedSvd svd = TruncatedSvd.ofProduct(left, right);

        assertThat(svd.values()).hasSize(4);
        assertThat(distance(svd, 4, product(left, right))).isLessThan(1e-4);
    }

    @Test
    void nothingHasNoEnergy() {
        TruncatedSvd product = TruncatedSvd.ofProduct(new DMatrixRMaj(6, 2), gaussian(2, 5));
        TruncatedSvd sketched = TruncatedSvd.of(new DMatrixRMaj(60, 50), 2);

        assertThat(product.energy()).isZero();
        assertThat(sketched.energy()).isZero();
        assertThat(sketched.factors(1).up()).containsOnly(0, -0f);
    }

    @Test
    void theSameMatrixGivesTheSameNumbers() {
        DMatrixRMaj matrix = decaying(120, 80);

        assertThat(TruncatedSvd.of(matrix, 4).factors(4).up())
                .isEqualTo(TruncatedSvd.of(matrix, 4).factors(4).up());
    }

    @Test
    void factorsShareTheValuesEvenly() {
        LowRank factors = TruncatedSvd.of(decaying(60, 40), 3).factors(3);

        for (int r = 0; r < 3; r++) {
            double up = 0;
            for (int i = 0; i < 60; i++) {
                up += Math.pow(factors.up()[i * 3 + r], 2);
            }
            double down = 0;
            for (int j = 0; j < 40; j++) {
                down += Math.pow(factors.down()[r * 40 + j], 2);
            }
            assertThat(up).isCloseTo(down, within(1e-4 * down));
        }
    }

    private DMatrixRMaj gaussian(int rows, int columns) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        RandomMatrices_DDRM.fillGaussian(matrix, 0, 1, random);
        return matrix;
    }

    /// A matrix whose values fall off slowly, as those of fine-tuning do.
    private DMatrixRMaj decaying(int rows, int columns) {
        DMatrixRMaj left = RandomMatrices_DDRM.orthogonal(rows, columns, random);
        DMatrixRMaj right = RandomMatrices_DDRM.orthogonal(columns, columns, random);
        for (int i = 0; i < columns; i++) {
            CommonOps_DDRM.scaleCol(Math.pow(i + 1, -0.7), left, i);
        }
        return product(left, right);
    }

    private static DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
        return CommonOps_DDRM.mult(a, b, null);
    }

    private static DMatrixRMaj square(DMatrixRMaj columns) {
        return CommonOps_DDRM.multTransA(columns, columns, null);
    }

    private static double norm(DMatrixRMaj matrix) {
        return NormOps_DDRM.normF(matrix);
    }

    private static double[] values(DMatrixRMaj matrix) {
        var svd = DecompositionFactory_DDRM.svd(matrix.numRows, matrix.numCols, false, false, true);
        assertThat(svd.decompose(matrix.copy())).isTrue();
        double[] values = svd.getSingularValues().clone();
        Arrays.sort(values);
        for (int i = 0; i < values.length / 2; i++) {
            double swapped = values[i];
            values[i] = values[values.length - 1 - i];
            values[values.length - 1 - i] = swapped;
        }
        return values;
    }

    /// Between the matrix and its first `rank` factors.
    private static double distance(TruncatedSvd svd, int rank, DMatrixRMaj matrix) {
        LowRank factors = svd.factors(rank);
        DMatrixRMaj rest =
                product(
                        matrix(factors.up(), matrix.numRows, rank),
                        matrix(factors.down(), rank, matrix.numCols));
        CommonOps_DDRM.subtractEquals(rest, matrix);
        return norm(rest);
    }

    static DMatrixRMaj matrix(float[] values, int rows, int columns) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        for (int i = 0; i < values.length; i++) {
            matrix.data[i] = values[i];
        }
        return matrix;
    }
}
