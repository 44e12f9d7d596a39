package org.scumble.engine.sampling;

/// The Beta(a, a) distribution on [0, 1], for its quantiles.
record SymmetricBeta(double a) {
    /// The value below which a share `p` of the distribution lies.
    double quantile(double p) {
        if (p > 0.5) {
            return 1 - quantile(1 - p);
        }
        double wanted = p * 2 * mass(0.5);
        double low = 0;
        double high = 0.5;
        while (true) {
            double middle = (low + high) / 2;
            if (middle == low || middle == high) {
                return high;
            }
            if (mass(middle) <= wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }

    /// `∫₀ˣ t^(a-1) (1-t)^(a-1) dt` for x up to ½, by the binomial series of the second factor: its
    /// terms fall at least like xᵏ.
    private double mass(double x) {
        double sum = 0;
        double term = 1;
        for (int k = 0; term > 1e-17; k++) {
            sum += term / (a + k);
            term *= x * (k + 1 - a) / (k + 1);
        }
        return Math.pow(x, a) * sum;
    }
}
