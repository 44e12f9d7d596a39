package org.scumble.engine.adapter;

/// One side of a LoKr's Kronecker product.
sealed interface LokrSide {
    int rows();

    int columns();

    /// The most that it can have.
    int rank();

    Matrix matrix();

    Factors factors();

    LokrSide scaled(float factor);

    record Whole(Matrix matrix) implements LokrSide {
        @Override
        public int rows() {
            return matrix.rows();
        }

        @Override
        public int columns() {
            return matrix.columns();
        }

        @Override
        public int rank() {
            return Math.min(rows(), columns());
        }

        @Override
        public Factors factors() {
            return Factors.of(matrix);
        }

        @Override
        public LokrSide scaled(float factor) {
            return new Whole(matrix.scaled(factor));
        }
    }

    record Split(Factors factors) implements LokrSide {
        @Override
        public int rows() {
            return factors.up().rows();
        }

        @Override
        public int columns() {
            return factors.down().columns();
        }

        @Override
        public int rank() {
            return factors.rank();
        }

        @Override
        public Matrix matrix() {
            return factors.product();
        }

        @Override
        public LokrSide scaled(float factor) {
            return new Split(factors.scaled(factor));
        }
    }
}
