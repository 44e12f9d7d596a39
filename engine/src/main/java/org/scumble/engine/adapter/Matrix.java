package org.scumble.engine.adapter;

import java.util.Arrays;

/// A dense matrix. Convolutions are matrices too, `[out, in·kH·kW]`, as they lie in memory.
///
/// @param values row-major
record Matrix(int rows, int columns, float[] values) {

    static Matrix identity(int size) {
        float[] values = new float[Math.multiplyExact(size, size)];
        for (int i = 0; i < size; i++) {
            values[i * size + i] = 1;
        }
        return new Matrix(size, size, values);
    }

    Matrix transposed() {
        return new Matrix(columns, rows, Matrices.transposed(values, 1, rows, columns));
    }

    /// Those rows alone, `to` not among them.
    Matrix rows(int from, int to) {
        float[] part = Arrays.copyOfRange(values, from * columns, to * columns);
        return new Matrix(to - from, columns, part);
    }

    Matrix scaled(float factor) {
        float[] scaled = values.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return new Matrix(rows, columns, scaled);
    }
}
