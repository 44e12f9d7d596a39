package org.scumble.engine.adapter;

import java.util.List;
import java.util.Optional;

/// LoKr, of KronA (arXiv:2212.10650) and LyCORIS: a Kronecker product, each side of it whole or a
/// product of two, `ΔW = alpha / rank · w1 ⊗ w2`. Where both are whole there is no rank, and no
/// scale.
///
/// - `lokr_w1` `[a, b]`, or `lokr_w1_a` `[a, r]` and `lokr_w1_b` `[r, b]`
/// - `lokr_w2` `[c, d, kH, kW]`, or `lokr_w2_a` `[c, r]` and `lokr_w2_b` `[r, d·kH·kW]`, or with a
///   Tucker core `lokr_t2` `[r, r, kH, kW]`, `lokr_w2_a` `[r, c]` and `lokr_w2_b` `[r, d]`
/// - `alpha`
///
/// `out` is `a·c`, `in` is `b·d`. LyCORIS and PEFT have the same, but PEFT scales whole sides too,
/// by a rank that its tensors do not tell: such files need their alpha worked in beforehand.
/// LyCORIS 4.1 merges with the square of the scale, which nobody trained with.
record LokrChange(LokrSide first, LokrSide second) implements Change {
    static final List<String> ROLES =
            List.of(
                    "lokr_w1",
                    "lokr_w1_a",
                    "lokr_w1_b",
                    "lokr_w2",
                    "lokr_w2_a",
                    "lokr_w2_b",
                    "lokr_t2");

    static LokrChange read(RoleReader tensors) throws Misfit {
        LokrSide first =
                tensors.has("lokr_w1")
                        ? new LokrSide.Whole(tensors.matrix("lokr_w1"))
                        : new LokrSide.Split(tensors.factors("lokr_w1_a", "lokr_w1_b"));
        LokrSide second = second(tensors);
        tensors.requireLayer(
                (long) first.rows() * second.rows(), (long) first.columns() * second.columns());
        return new LokrChange(first.scaled(scale(tensors)), second);
    }

    private static LokrSide second(RoleReader tensors) throws Misfit {
        if (tensors.has("lokr_w2")) {
            return new LokrSide.Whole(tensors.kernels("lokr_w2"));
        }
        if (tensors.has("lokr_t2")) {
            Matrix up = tensors.matrix("lokr_w2_a").transposed();
            return new LokrSide.Split(tensors.tucker(up, "lokr_t2", "lokr_w2_b"));
        }
        return new LokrSide.Split(tensors.factors("lokr_w2_a", "lokr_w2_b"));
    }

    private static float scale(RoleReader tensors) throws Misfit {
        if (!tensors.has("lokr_w2")) {
            return tensors.scale("lokr_w2_b");
        }
        return tensors.has("lokr_w1") ? 1 : tensors.scale("lokr_w1_b");
    }

    @Override
    public Optional<LowRank> lowRank(Target target) {
        long rank = (long) first.rank() * second.rank();
        long rows = (long) first.rows() * second.rows();
        long columns = (long) first.columns() * second.columns();
        return Factors.isCheap(rank, rows, columns)
                ? Optional.of(first.factors().kronecker(second.factors()).lowRank())
                : Optional.empty();
    }

    @Override
    public void mergeInto(float[] weight, float[] original, Target target, double strength) {
        Matrix left = first.matrix();
        Matrix right = second.matrix();
        int columns = left.columns() * right.columns();
        for (int row = 0; row < left.rows() * right.rows(); row++) {
            int from = row % right.rows() * right.columns();
            for (int block = 0; block < left.columns(); block++) {
                float factor =
                        (float) strength
                                * left.values()[row / right.rows() * left.columns() + block];
                int to = row * columns + block * right.columns();
                for (int j = 0; j < right.columns(); j++) {
                    weight[to + j] += factor * right.values()[from + j];
                }
            }
        }
    }
}
