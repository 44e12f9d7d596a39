package org.scumble.engine.adapter;

/// A matrix as a product of two, `up · down`. They may be thin, and then are cheaper than it.
///
/// @param up `[rows, rank]`
/// @param down `[rank, columns]`
record Factors(Matrix up, Matrix down) {
    /// Above this, computing with a product costs a running model more than a merge once.
    private static final int LARGEST_RANK = 128;

    /// Any matrix, beside an identity on its shorter side.
    static Factors of(Matrix matrix) {
        return matrix.columns() <= matrix.rows()
                ? new Factors(matrix, Matrix.identity(matrix.columns()))
                : new Factors(Matrix.identity(matrix.rows()), matrix);
    }

    /// A product with a core between both that holds a convolution's kernel, worked into `down`.
    ///
    /// @param up `[rows, m]`
    /// @param core `[m, n·kernel]`
    /// @param down `[n, columns]`; the product's has `columns·kernel`
    static Factors tucker(Matrix up, Matrix core, Matrix down, int kernel) {
        int m = core.rows();
        float[] kernelFirst = Matrices.transposed(core.values(), m, down.rows(), kernel);
        Matrix product = Matrices.product(new Matrix(m * kernel, down.rows(), kernelFirst), down);
        float[] kernelLast = Matrices.transposed(product.values(), m, kernel, down.columns());
        return new Factors(up, new Matrix(m, down.columns() * kernel, kernelLast));
    }

    int rank() {
        return down.rows();
    }

    Factors scaled(float factor) {
        return new Factors(up.scaled(factor), down);
    }

    Matrix product() {
        return Matrices.product(up, down);
    }

    LowRank lowRank() {
        return new LowRank(rank(), down.values(), up.values());
    }

    /// The element-wise (Hadamard) product with a matrix of the same shape; its rank is the product
    /// of both ranks.
    Factors hadamard(Factors other) {
        return new Factors(
                Matrices.khatriRao(up.transposed(), other.up.transposed()).transposed(),
                Matrices.khatriRao(down, other.down));
    }

    /// The Kronecker product; its rank is the product of both ranks.
    Factors kronecker(Factors other) {
        return new Factors(Matrices.kronecker(up, other.up), Matrices.kronecker(down, other.down));
    }

    /// Whether a matrix of that shape is better computed with as a product of that rank.
    static boolean isCheap(long rank, long rows, long columns) {
        return rank <= LARGEST_RANK && 4 * rank <= Math.min(rows, columns);
    }
}
