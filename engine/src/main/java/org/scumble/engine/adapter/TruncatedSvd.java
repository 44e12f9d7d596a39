package org.scumble.engine.adapter;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/// The largest singular values of a matrix and their vectors: the matrix is nearly
/// `left · diag(values) · rightᵀ`.
///
/// @param left `[rows, rank]`, orthonormal columns
/// @param values the largest first
/// @param right `[columns, rank]`, orthonormal columns
record TruncatedSvd(DMatrixRMaj left, double[] values, DMatrixRMaj right) {
    /// More columns than are asked for make the last ones right.
    private static final int OVERSAMPLING = 10;

    private static final int POWER_ITERATIONS = 2;

    /// The same matrix always gives the same numbers.
    private static final long SEED = 2011;

    /// At least the `rank` largest of any matrix, by randomised subspace iteration: Halko,
    /// Martinsson and Tropp, "Finding structure with randomness", 2011, algorithms 4.4 and 5.1.
    /// Exact where that takes no longer.
    static TruncatedSvd of(DMatrixRMaj matrix, int rank) {
        int sketch = rank + OVERSAMPLING;
        if (sketch >= matrix.numCols) {
            return ofProduct(matrix, CommonOps_DDRM.identity(matrix.numCols));
        }
        if (sketch >= matrix.numRows) {
            return ofProduct(CommonOps_DDRM.identity(matrix.numRows), matrix);
        }
        DMatrixRMaj range = orthonormal(product(matrix, gaussian(matrix.numCols, sketch)));
        for (int i = 0; i < POWER_ITERATIONS; i++) {
            DMatrixRMaj rows = orthonormal(transposedProduct(matrix, range));
            range = orthonormal(product(matrix, rows));
        }
        return ofProduct(range, transposedProduct(range, matrix));
    }

    /// All of a product's, exactly and without forming it: `left · right`, `[rows, inner]` times
    /// `[inner, columns]`.
    static TruncatedSvd ofProduct(DMatrixRMaj left, DMatrixRMaj right) {
        QRDecomposition<DMatrixRMaj> rows = qr(left);
        QRDecomposition<DMatrixRMaj> columns = qr(CommonOps_DDRM.transpose(right, null));
        DMatrixRMaj core = new DMatrixRMaj(0, 0);
        CommonOps_DDRM.multTransB(rows.getR(null, true), columns.getR(null, true), core);
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(core.numRows, core.numCols, true, true, true);
        if (!svd.decompose(core)) {
            throw new ArithmeticException("A singular value decomposition did not converge");
        }
        DMatrixRMaj u = svd.getU(null, false);
        DMatrixRMaj v = svd.getV(null, false);
        double[] values = svd.getSingularValues();
        SingularOps_DDRM.descendingOrder(u, false, values, svd.numberOfSingularValues(), v, false);
        return new TruncatedSvd(
                product(rows.getQ(null, true), u), values, product(columns.getQ(null, true), v));
    }

    /// The sum of the squares of the values: the square of the matrix's norm, but for what was left
    /// out.
    double energy() {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }

    /// The first `rank` as two thin matrices that share the values evenly, so that neither is out
    /// of the range of half precision.
    LowRank factors(int rank) {
        int rows = left.numRows;
        int columns = right.numRows;
        float[] up = new float[rows * rank];
        float[] down = new float[rank * columns];
        for (int r = 0; r < rank; r++) {
            double root = Math.sqrt(values[r]);
            for (int i = 0; i < rows; i++) {
                up[i * rank + r] = (float) (root * left.get(i, r));
            }
            for (int j = 0; j < columns; j++) {
                down[r * columns + j] = (float) (root * right.get(j, r));
            }
        }
        return new LowRank(rank, down, up);
    }

    private static DMatrixRMaj gaussian(int rows, int columns) {
        SplittableRandom random = new SplittableRandom(SEED);
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = random.nextGaussian();
        }
        return matrix;
    }

    private static DMatrixRMaj orthonormal(DMatrixRMaj matrix) {
        return qr(matrix).getQ(null, true);
    }

    private static QRDecomposition<DMatrixRMaj> qr(DMatrixRMaj matrix) {
        QRDecomposition<DMatrixRMaj> qr =
                DecompositionFactory_DDRM.qr(matrix.numRows, matrix.numCols);
        // Its answer only tells whether the matrix is singular, which does no harm here.
        var _ = qr.decompose(qr.inputModified() ? matrix.copy() : matrix);
        return qr;
    }

    private static DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
        return CommonOps_DDRM.mult(a, b, null);
    }

    private static DMatrixRMaj transposedProduct(DMatrixRMaj a, DMatrixRMaj b) {
        return CommonOps_DDRM.multTransA(a, b, null);
    }
}
