package org.scumble.engine.adapter;

import java.util.List;

/// The sum of updates as one: their factors side by side, exactly. Its rank is the sum of theirs.
final class LowRankSum {
    private LowRankSum() {}

    /// @param updates at least one, all of the same layer
    static LowRank of(List<Weighted> updates) {
        int rank = updates.stream().mapToInt(it -> it.update().rank()).sum();
        int rows = rows(updates.getFirst().update());
        int columns = columns(updates.getFirst().update());
        float[] up = new float[rows * rank];
        float[] down = new float[rank * columns];
        int first = 0;
        for (Weighted weighted : updates) {
            LowRank update = weighted.update();
            System.arraycopy(update.down(), 0, down, first * columns, update.down().length);
            for (int i = 0; i < update.up().length; i++) {
                int row = i / update.rank();
                int column = first + i % update.rank();
                up[row * rank + column] = (float) (weighted.strength() * update.up()[i]);
            }
            first += update.rank();
        }
        return new LowRank(rank, down, up);
    }

    /// Whether both may be of the same layer.
    static boolean fit(LowRank one, LowRank other) {
        return rows(one) == rows(other) && columns(one) == columns(other);
    }

    private static int rows(LowRank update) {
        return update.up().length / update.rank();
    }

    private static int columns(LowRank update) {
        return update.down().length / update.rank();
    }
}
