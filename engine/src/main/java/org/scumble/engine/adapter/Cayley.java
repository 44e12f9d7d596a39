package org.scumble.engine.adapter;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// The Cayley transform, which makes a rotation of any skew-symmetric matrix `X`:
/// `R = (I + X)(I − X)⁻¹`.
final class Cayley {
    private Cayley() {}

    /// `I + strength · (R − I)`: the way from doing nothing to the rotation, which at strengths
    /// other than 0 and 1 is no rotation.
    ///
    /// @param skew `X` from `at` on, `[size, size]`, row-major
    static Matrix partly(float[] skew, int at, int size, double strength) {
        DMatrixRMaj inverse = new DMatrixRMaj(size, size);
        for (int i = 0; i < inverse.data.length; i++) {
            inverse.data[i] = -skew[at + i];
        }
        for (int i = 0; i < size; i++) {
            inverse.add(i, i, 1);
        }
        if (!CommonOps_DDRM.invert(inverse)) {
            throw new ArithmeticException("I − X is singular, so X is not skew-symmetric");
        }
        // As I + X = 2I − (I − X), R is 2(I − X)⁻¹ − I.
        float[] values = new float[size * size];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (2 * strength * inverse.data[i]);
        }
        for (int i = 0; i < size; i++) {
            values[i * size + i] = (float) (1 + 2 * strength * (inverse.get(i, i) - 1));
        }
        return new Matrix(size, size, values);
    }
}
