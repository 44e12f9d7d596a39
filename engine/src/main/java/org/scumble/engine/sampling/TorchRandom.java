package org.scumble.engine.sampling;

/// `torch.randn` on the CPU, bit for bit as on x86-64 Linux: the Mersenne twister and the
/// Box–Muller transform, in single precision on blocks of 16 for tensors of 16 values and more, in
/// double precision one by one for smaller ones. Torch builds without AVX2 differ in the last bit.
public final class TorchRandom implements Generator {
    private static final int BLOCK = 16;
    private static final int HALF = BLOCK / 2;
    private static final float TWO_PI = (float) (2 * Math.PI);

    private final MersenneTwister twister;

    /// The second value of the last Box–Muller pair, kept for the next small tensor; NaN when
    /// there is none.
    private double spare = Double.NaN;

    /// @param seed as for `torch.manual_seed`; like there, its low 32 bits count
    public TorchRandom(long seed) {
        twister = new MersenneTwister((int) seed);
    }

    @Override
    public float[] normal(int count) {
        return count < BLOCK ? small(count) : large(count);
    }

    private float[] small(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) nextDouble();
        }
        return values;
    }

    private double nextDouble() {
        if (!Double.isNaN(spare)) {
            double value = spare;
            spare = Double.NaN;
            return value;
        }
        double angle = 2 * Math.PI * uniformDouble();
        double radius = Math.sqrt(-2 * Math.log1p(-uniformDouble()));
        spare = radius * Math.sin(angle);
        return radius * Math.cos(angle);
    }

    private float[] large(int count) {
        float[] values = new float[count];
        fillUniform(values, 0);
        for (int block = 0; block + BLOCK <= count; block += BLOCK) {
            transform(values, block);
        }
        if (count % BLOCK != 0) {
            // The tail has no block of its own: the last 16 values are drawn anew.
            fillUniform(values, count - BLOCK);
            transform(values, count - BLOCK);
        }
        return values;
    }

    private void fillUniform(float[] values, int from) {
        for (int i = from; i < values.length; i++) {
            values[i] = (twister.next() & 0xff_ffff) * 0x1p-24f;
        }
    }

    /// Box–Muller on a block: the first eight are radii, the other eight angles.
    private static void transform(float[] values, int block) {
        for (int i = block; i < block + HALF; i++) {
            float radius = (float) Math.sqrt(-2 * CephesMath.log(1 - values[i]));
            float angle = TWO_PI * values[i + HALF];
            values[i] = radius * CephesMath.cos(angle);
            values[i + HALF] = radius * CephesMath.sin(angle);
        }
    }

    private double uniformDouble() {
        long high = twister.next();
        long bits = (high << 32) | (twister.next() & 0xffff_ffffL);
        return (bits & 0x1f_ffff_ffff_ffffL) * 0x1p-53;
    }
}
