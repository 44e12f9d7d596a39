package org.scumble.engine.adapter;

import java.util.Arrays;

/// Reads the blocks of a [Butterfly] from a tensor `[stages, count, size, size]`, or
/// `[count, size, size]` for a single stage. The skew-symmetric matrix of a block `B` is `B − Bᵀ`.
final class ButterflyReader {
    /// Far above what is trained: a rotation by nearly half a turn. Beyond, inverses lose all
    /// accuracy.
    private static final float LARGEST = 1e6f;

    private static final int STAGED_AXES = 4;

    private final int stages;
    private final int count;
    private final int size;
    private final float[] values;

    /// @param width how many elements all blocks of a stage have together
    ButterflyReader(RoleReader tensors, String role, long width) throws Misfit {
        values = tensors.numbers(role);
        long[] shape = tensors.shape(role);
        int axes = shape.length;
        if (axes < STAGED_AXES - 1 || axes > STAGED_AXES || shape[axes - 1] != shape[axes - 2]) {
            throw new Misfit(
                    "its %s has the shape %s, which is not that of square blocks"
                            .formatted(role, Arrays.toString(shape)));
        }
        if (shape[axes - 3] * shape[axes - 2] != width) {
            throw new Misfit(
                    "its shape %s does not go with the layer's, %s"
                            .formatted(Arrays.toString(shape), Arrays.toString(tensors.layer())));
        }
        stages = isStaged(shape) ? (int) shape[0] : 1;
        count = (int) shape[axes - 3];
        size = (int) shape[axes - 1];
        boolean pairs = size % 2 == 0 && Integer.numberOfTrailingZeros(count) >= stages - 1;
        if (stages > 1 && !pairs) {
            throw new Misfit(
                    "its %d blocks of %d cannot be paired in %d stages"
                            .formatted(count, size, stages));
        }
    }

    /// Whether a tensor of that shape is made for several stages, even if it has only one.
    static boolean isStaged(long[] shape) {
        return shape.length == STAGED_AXES;
    }

    /// Blocks whose elements lie as in [Butterfly].
    Butterfly plain() {
        return butterfly(false);
    }

    /// Blocks that take an element of the first half and one of the second by turns.
    ///
    /// @throws Misfit if they have no halves
    Butterfly interleaved() throws Misfit {
        if (size % 2 != 0) {
            throw new Misfit("its blocks of %d have no halves".formatted(size));
        }
        return butterfly(true);
    }

    private Butterfly butterfly(boolean interleaved) {
        float[] skew = new float[values.length];
        for (int at = 0; at < skew.length; at += size * size) {
            for (int i = 0; i < size; i++) {
                int row = interleaved ? interleave(i) : i;
                for (int j = 0; j < size; j++) {
                    int column = interleaved ? interleave(j) : j;
                    skew[at + i * size + j] =
                            values[at + row * size + column] - values[at + column * size + row];
                }
            }
        }
        return new Butterfly(stages, count, size, skew);
    }

    /// Where the `i`-th element of a block stands in one that takes halves by turns.
    private int interleave(int i) {
        int half = size / 2;
        return i < half ? 2 * i : 2 * (i - half) + 1;
    }

    /// Refuses rotations that cannot be computed.
    static Butterfly sound(Butterfly rotation) throws Misfit {
        if (!(rotation.largest() <= LARGEST)) {
            throw new Misfit("its rotations are out of all proportion");
        }
        return rotation;
    }
}
