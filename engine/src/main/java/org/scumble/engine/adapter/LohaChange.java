package org.scumble.engine.adapter;

import java.util.List;
import java.util.Optional;

/// LoHa, of FedPara (arXiv:2108.06098) and LyCORIS: the element-wise product of two LoRAs,
/// `ΔW = alpha / rank · (w1_a · w1_b) ⊙ (w2_a · w2_b)`.
///
/// - `hada_w1_a`, `hada_w2_a`: `[out, r]`
/// - `hada_w1_b`, `hada_w2_b`: `[r, in]`, or `[r, in·kH·kW]` for convolutions
/// - `hada_t1`, `hada_t2`, Tucker cores: `[r, r, kH, kW]`; the `_a` are then `[r, out]`, and the
///   `_b` `[r, in]`
/// - `alpha`
///
/// LyCORIS and PEFT have the same. Both compute with `alpha / rank` once; LyCORIS 4.1 merges with
/// its square, which nobody trained with.
record LohaChange(Factors first, Factors second) implements Change {
    static final List<String> ROLES =
            List.of("hada_w1_a", "hada_w1_b", "hada_w2_a", "hada_w2_b", "hada_t1", "hada_t2");

    /// Rows merged at a time, so that both sides are never whole in memory.
    private static final int BLOCK = 64;

    static LohaChange read(RoleReader tensors) throws Misfit {
        Factors first = side(tensors, "hada_w1_a", "hada_t1", "hada_w1_b");
        Factors second = side(tensors, "hada_w2_a", "hada_t2", "hada_w2_b");
        return new LohaChange(first.scaled(tensors.scale("hada_w1_b")), second);
    }

    private static Factors side(RoleReader tensors, String a, String core, String b) throws Misfit {
        Factors side =
                tensors.has(core)
                        ? tensors.tucker(tensors.matrix(a).transposed(), core, b)
                        : tensors.factors(a, b);
        tensors.requireLayer(side.up().rows(), side.down().columns());
        return side;
    }

    @Override
    public Optional<LowRank> lowRank(Target target) {
        long rank = (long) first.rank() * second.rank();
        return Factors.isCheap(rank, first.up().rows(), first.down().columns())
                ? Optional.of(first.hadamard(second).lowRank())
                : Optional.empty();
    }

    @Override
    public void mergeInto(float[] weight, float[] original, Target target, double strength) {
        int rows = first.up().rows();
        int columns = first.down().columns();
        for (int row = 0; row < rows; row += BLOCK) {
            int end = Math.min(row + BLOCK, rows);
            float[] left = product(first, row, end);
            float[] right = product(second, row, end);
            for (int i = 0; i < left.length; i++) {
                weight[row * columns + i] += (float) strength * left[i] * right[i];
            }
        }
    }

    private static float[] product(Factors factors, int from, int to) {
        return Matrices.product(factors.up().rows(from, to), factors.down()).values();
    }
}
