package org.scumble.engine.sampling;

/// Single-precision logarithm, sine and cosine by the polynomials of Moshier's Cephes library, in
/// the order of operations of torch's x86-64 build, fused multiply-adds included: what makes
/// [TorchRandom] exact to the last bit.
final class CephesMath {
    private static final float SQRT_HALF = 0.70710678f;

    /// ln 2 in two parts, the first exact in few bits.
    private static final float LN2_HIGH = 0.693359375f;

    private static final float LN2_LOW = -2.12194440e-4f;

    /// π/4 in three parts.
    private static final float QUARTER_PI_1 = 0.78515625f;

    private static final float QUARTER_PI_2 = 2.4187564849853515625e-4f;
    private static final float QUARTER_PI_3 = 3.77489497744594108e-8f;
    private static final float FOUR_OVER_PI = 1.27323954473516f;

    private static final float[] LOG = {
        7.0376836292E-2f,
        -1.1514610310E-1f,
        1.1676998740E-1f,
        -1.2420140846E-1f,
        1.4249322787E-1f,
        -1.6668057665E-1f,
        2.0000714765E-1f,
        -2.4999993993E-1f,
        3.3333331174E-1f
    };
    private static final float[] SIN = {-1.9515295891E-4f, 8.3321608736E-3f, -1.6666654611E-1f};
    private static final float[] COS = {
        2.443315711809948E-5f, -1.388731625493765E-3f, 4.166664568298827E-2f
    };

    private CephesMath() {}

    /// The natural logarithm of a positive normal number.
    static float log(float value) {
        int exponent = Math.getExponent(value) + 1;
        float x = Math.scalb(value, -exponent); // in [½, 1)
        if (x < SQRT_HALF) {
            exponent--;
            x = (x - 1) + x;
        } else {
            x = x - 1;
        }
        float squared = x * x;
        float y = polynomial(LOG, x) * x;
        y = Math.fma(y, squared, exponent * LN2_LOW);
        y = Math.fma(-squared, 0.5f, y);
        return Math.fma((float) exponent, LN2_HIGH, x + y);
    }

    /// The sine of an angle from 0 to some thousands.
    static float sin(float angle) {
        int octant = octant(angle);
        float reduced = reduce(angle, octant);
        float value = (octant & 2) == 0 ? sinePolynomial(reduced) : cosinePolynomial(reduced);
        return (octant & 4) == 0 ? value : -value;
    }

    /// The cosine of an angle from 0 to some thousands.
    static float cos(float angle) {
        int octant = octant(angle);
        float reduced = reduce(angle, octant);
        float value = (octant & 2) == 0 ? cosinePolynomial(reduced) : sinePolynomial(reduced);
        return ((octant + 2) & 4) == 0 ? value : -value;
    }

    /// The even multiple of π/4 nearest to an angle.
    private static int octant(float angle) {
        return ((int) (angle * FOUR_OVER_PI) + 1) & ~1;
    }

    private static float reduce(float angle, int octant) {
        float x = Math.fma((float) octant, -QUARTER_PI_1, angle);
        x = Math.fma((float) octant, -QUARTER_PI_2, x);
        return Math.fma((float) octant, -QUARTER_PI_3, x);
    }

    private static float sinePolynomial(float x) {
        float squared = x * x;
        return Math.fma(polynomial(SIN, squared) * squared, x, x);
    }

    private static float cosinePolynomial(float x) {
        float squared = x * x;
        return Math.fma(polynomial(COS, squared) * squared, squared, -(squared * 0.5f)) + 1;
    }

    /// Horner's rule, highest power first.
    private static float polynomial(float[] coefficients, float x) {
        float y = coefficients[0];
        for (int i = 1; i < coefficients.length; i++) {
            y = Math.fma(y, x, coefficients[i]);
        }
        return y;
    }
}
