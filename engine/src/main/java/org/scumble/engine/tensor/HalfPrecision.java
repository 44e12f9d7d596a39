package org.scumble.engine.tensor;

import java.nio.ShortBuffer;

/// Conversions between `float` and the two 16-bit formats of checkpoints: IEEE binary16 ("half")
/// and bfloat16, the upper half of a `float`. Narrowing rounds to nearest, ties to even.
public final class HalfPrecision {

    private static final int BFLOAT16_QUIET_NAN = 0x0040;

    private HalfPrecision() {}

    public static float fromHalf(short half) {
        return Float.float16ToFloat(half);
    }

    public static short toHalf(float value) {
        return Float.floatToFloat16(value);
    }

    public static float fromBfloat16(short bits) {
        return Float.intBitsToFloat(bits << 16);
    }

    public static short toBfloat16(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            // Rounding could carry a NaN's payload away and leave an infinity.
            return (short) (bits >>> 16 | BFLOAT16_QUIET_NAN);
        }
        int roundToEven = 0x7fff + (bits >>> 16 & 1);
        return (short) (bits + roundToEven >>> 16);
    }

    /// Widens all remaining halves of `source`.
    public static float[] fromHalf(ShortBuffer source) {
        float[] target = new float[source.remaining()];
        for (int i = 0; i < target.length; i++) {
            target[i] = fromHalf(source.get());
        }
        return target;
    }

    /// Widens all remaining bfloat16 values of `source`.
    public static float[] fromBfloat16(ShortBuffer source) {
        float[] target = new float[source.remaining()];
        for (int i = 0; i < target.length; i++) {
            target[i] = fromBfloat16(source.get());
        }
        return target;
    }

    /// Narrows `source` to halves.
    public static short[] toHalf(float[] source) {
        short[] target = new short[source.length];
        for (int i = 0; i < target.length; i++) {
            target[i] = toHalf(source[i]);
        }
        return target;
    }

    /// Narrows `source` to bfloat16.
    public static short[] toBfloat16(float[] source) {
        short[] target = new short[source.length];
        for (int i = 0; i < target.length; i++) {
            target[i] = toBfloat16(source[i]);
        }
        return target;
    }
}
