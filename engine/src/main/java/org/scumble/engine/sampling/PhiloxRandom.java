package org.scumble.engine.sampling;

/// `torch.randn` on CUDA: Philox with the seed as key, the number of the call in the first counter
/// word and the index of the value in the third, and the sine half of Box–Muller.
///
/// The layout is that of a tensor no larger than the threads a GPU runs at once (over 100,000 on
/// any card in use; latents of 1024×1024 px have 65,536 values). The transform is computed as
/// AUTOMATIC1111's emulation does, in double precision; CUDA itself works in single precision, so
/// its values differ from these by a few millionths.
public final class PhiloxRandom implements Generator {
    private static final double UNIT = 0x1p-32;
    private static final double ANGLE =
            (float) (2.3283064e-10 * 6.2831855); // 2π / 2³² as A1111 has

    private final long seed;
    private int calls;

    /// @param seed all 64 bits count
    public PhiloxRandom(long seed) {
        this.seed = seed;
    }

    @Override
    public float[] normal(int count) {
        float[] values = new float[count];
        int[] words = new int[4];
        for (int i = 0; i < count; i++) {
            words[0] = calls;
            words[1] = 0;
            words[2] = i;
            words[3] = 0;
            Philox.scramble(words, seed);
            double u = Integer.toUnsignedLong(words[0]) * UNIT + UNIT / 2;
            double angle = Integer.toUnsignedLong(words[1]) * ANGLE + ANGLE / 2;
            values[i] = (float) (Math.sqrt(-2 * Math.log(u)) * Math.sin(angle));
        }
        calls++;
        return values;
    }
}
