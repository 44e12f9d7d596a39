package org.scumble.engine.sampling;

/// Linear combinations of latents: doubles inside, one rounding to float at the end.
final class Latents {
    private Latents() {}

    /// `a·x + b·y`
    static float[] combine(double a, float[] x, double b, float[] y) {
        float[] sum = new float[x.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (float) (a * x[i] + b * y[i]);
        }
        return sum;
    }

    /// `a·x + b·y + c·z`
    static float[] combine(double a, float[] x, double b, float[] y, double c, float[] z) {
        float[] sum = new float[x.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (float) (a * x[i] + b * y[i] + c * z[i]);
        }
        return sum;
    }

    /// `a·x`
    static float[] scale(double a, float[] x) {
        float[] scaled = new float[x.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) (a * x[i]);
        }
        return scaled;
    }

    /// `x + a·y`
    static float[] add(float[] x, double a, float[] y) {
        return combine(1, x, a, y);
    }

    /// The latents at `ratio` times the noise level of `x`, on the straight line from `x` to the
    /// denoised latents: `x0 + ratio·(x - x0)`. Euler's step, and the exact solution of the
    /// probability-flow ODE while the model's answer stays the same.
    static float[] towards(float[] denoised, float[] x, double ratio) {
        return combine(ratio, x, 1 - ratio, denoised);
    }

    /// The direction of the probability-flow ODE, `dx/dσ = (x - x0) / σ`.
    static float[] derivative(float[] x, float[] denoised, double sigma) {
        return combine(1 / sigma, x, -1 / sigma, denoised);
    }
}
