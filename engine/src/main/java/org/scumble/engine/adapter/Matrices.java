package org.scumble.engine.adapter;

import java.util.Arrays;

/// Products of matrices.
final class Matrices {
    /// Columns worked on at a time: a strip of the right matrix then stays in the processor's cache
    /// while all rows of the left one pass.
    private static final int STRIP = 1024;

    private Matrices() {}

    static Matrix product(Matrix a, Matrix b) {
        float[] values = new float[Math.multiplyExact(a.rows(), b.columns())];
        addProduct(values, a, b, 1);
        return new Matrix(a.rows(), b.columns(), values);
    }

    /// `sum += scale · a · b`.
    ///
    /// @param sum `[a.rows, b.columns]`, row-major
    static void addProduct(float[] sum, Matrix a, Matrix b, float scale) {
        for (int column = 0; column < b.columns(); column += STRIP) {
            int width = Math.min(STRIP, b.columns() - column);
            float[][] strip = strip(b, column, width);
            float[] line = new float[width];
            for (int row = 0; row < a.rows(); row++) {
                int at = row * b.columns() + column;
                System.arraycopy(sum, at, line, 0, width);
                addRow(line, a, row, strip, scale);
                System.arraycopy(line, 0, sum, at, width);
            }
        }
    }

    /// Those columns of `b` as rows of their own: loops whose arrays all start at 0 are vectorised.
    private static float[][] strip(Matrix b, int column, int width) {
        float[][] strip = new float[b.rows()][];
        for (int row = 0; row < strip.length; row++) {
            int at = row * b.columns() + column;
            strip[row] = Arrays.copyOfRange(b.values(), at, at + width);
        }
        return strip;
    }

    private static void addRow(float[] line, Matrix a, int row, float[][] strip, float scale) {
        float[] left = a.values();
        int at = row * a.columns();
        int k = 0;
        for (; k + 3 < strip.length; k += 4) {
            addFour(
                    line,
                    scale * left[at + k],
                    strip[k],
                    scale * left[at + k + 1],
                    strip[k + 1],
                    scale * left[at + k + 2],
                    strip[k + 2],
                    scale * left[at + k + 3],
                    strip[k + 3]);
        }
        for (; k < strip.length; k++) {
            addOne(line, scale * left[at + k], strip[k]);
        }
    }

    /// Four at a time, as each pass over `line` costs as much as two products.
    private static void addFour(
            float[] line,
            float a,
            float[] u,
            float b,
            float[] v,
            float c,
            float[] w,
            float d,
            float[] x) {
        for (int j = 0; j < line.length; j++) {
            line[j] += a * u[j] + b * v[j] + (c * w[j] + d * x[j]);
        }
    }

    private static void addOne(float[] line, float a, float[] u) {
        for (int j = 0; j < line.length; j++) {
            line[j] += a * u[j];
        }
    }

    /// The Kronecker product: every element of `a` times all of `b`.
    static Matrix kronecker(Matrix a, Matrix b) {
        int columns = Math.multiplyExact(a.columns(), b.columns());
        int rows = Math.multiplyExact(a.rows(), b.rows());
        float[] values = new float[Math.multiplyExact(rows, columns)];
        for (int row = 0; row < rows; row++) {
            for (int block = 0; block < a.columns(); block++) {
                float factor = a.values()[row / b.rows() * a.columns() + block];
                int from = row % b.rows() * b.columns();
                int to = row * columns + block * b.columns();
                for (int j = 0; j < b.columns(); j++) {
                    values[to + j] = factor * b.values()[from + j];
                }
            }
        }
        return new Matrix(rows, columns, values);
    }

    /// The Khatri–Rao product: every row of `a` times every row of `b`, element by element. They
    /// have the same number of columns.
    static Matrix khatriRao(Matrix a, Matrix b) {
        int columns = a.columns();
        int rows = Math.multiplyExact(a.rows(), b.rows());
        float[] values = new float[Math.multiplyExact(rows, columns)];
        for (int row = 0; row < rows; row++) {
            int left = row / b.rows() * columns;
            int right = row % b.rows() * columns;
            for (int j = 0; j < columns; j++) {
                values[row * columns + j] = a.values()[left + j] * b.values()[right + j];
            }
        }
        return new Matrix(rows, columns, values);
    }

    /// Each of `count` matrices that lie one after another, transposed.
    static float[] transposed(float[] values, int count, int rows, int columns) {
        float[] transposed = new float[values.length];
        int size = rows * columns;
        for (int start = 0; start < count * size; start += size) {
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    transposed[start + column * rows + row] =
                            values[start + row * columns + column];
                }
            }
        }
        return transposed;
    }
}
