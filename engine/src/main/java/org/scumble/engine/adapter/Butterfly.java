package org.scumble.engine.adapter;

/// Rotates vectors in stages, in each of which blocks of a few elements are rotated by themselves
/// (arXiv:2311.06243). One stage is a block-diagonal matrix; with each further one, twice as many
/// elements meet.
///
/// A block of the first stage is `size` elements side by side. A later stage takes groups of twice
/// as many elements as the one before: its blocks are half a block of a group's first half, and
/// the half at the same place of its second half.
///
/// @param stages how many stages
/// @param count how many blocks a stage has
/// @param size of a block; even, if there is more than one stage
/// @param skew `[stages, count, size, size]`, skew-symmetric; the rotation of a block is the
///     [Cayley] transform of its matrix
record Butterfly(int stages, int count, int size, float[] skew) {

    /// The same with all of `skew` times `factor`.
    Butterfly scaled(double factor) {
        float[] scaled = skew.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= (float) factor;
        }
        return new Butterfly(stages, count, size, scaled);
    }

    /// The length of `skew` as a vector.
    double norm() {
        double sum = 0;
        for (float value : skew) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }

    /// The largest element of `skew`.
    float largest() {
        float largest = 0;
        for (float value : skew) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /// The columns of `vectors`, rotated.
    ///
    /// @param vectors `[count · size, n]`
    /// @param strength how far each block goes, see [Cayley#partly]
    Matrix rotated(Matrix vectors, double strength) {
        Matrix rotated = new Matrix(vectors.rows(), vectors.columns(), vectors.values().clone());
        for (int stage = 0; stage < stages; stage++) {
            for (int block = 0; block < count; block++) {
                rotate(rotated, stage, block, strength);
            }
        }
        return rotated;
    }

    private void rotate(Matrix vectors, int stage, int block, double strength) {
        int n = vectors.columns();
        float[] values = vectors.values();
        float[] elements = new float[size * n];
        for (int i = 0; i < size; i++) {
            System.arraycopy(values, row(stage, block, i) * n, elements, i * n, n);
        }
        int at = (stage * count + block) * size * size;
        Matrix rotation = Cayley.partly(skew, at, size, strength);
        Matrix product = Matrices.product(rotation, new Matrix(size, n, elements));
        for (int i = 0; i < size; i++) {
            System.arraycopy(product.values(), i * n, values, row(stage, block, i) * n, n);
        }
    }

    /// Where the `i`-th element of a block lies.
    private int row(int stage, int block, int i) {
        int half = size / 2;
        int group = block >> stage;
        int place = block - (group << stage);
        int start = (group << stage) * size;
        return i < half
                ? start + place * half + i
                : start + (half << stage) + place * half + i - half;
    }
}
