package org.scumble.engine.adapter;

import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;

/// How much of a change of weights an adapter is to hold.
///
/// @param most the highest rank
/// @param energy the share of the change's energy (the sum of its squared singular values) that is
///     enough, up to 1: layers that need fewer ranks for it get fewer
public record RankChoice(int most, double energy) {
    /// @throws EngineException of reason BAD_REQUEST if a value is impossible
    public RankChoice {
        if (most < 1) {
            throw new EngineException(
                    Reason.BAD_REQUEST,
                    "A rank of %d holds nothing: choose 1 or more.".formatted(most));
        }
        if (!(energy > 0 && energy <= 1)) {
            throw new EngineException(
                    Reason.BAD_REQUEST,
                    "An energy of %s is no share: choose more than 0, and 1 or less."
                            .formatted(energy));
        }
    }

    /// The same rank for every layer.
    public static RankChoice fixed(int rank) {
        return new RankChoice(rank, 1);
    }

    /// The same choice with another highest rank.
    public RankChoice withMost(int rank) {
        return new RankChoice(rank, energy);
    }

    /// Whether every layer gets the same rank.
    boolean isFixed() {
        return energy == 1;
    }

    /// The rank for a layer, at least 1.
    ///
    /// @param values its singular values, the largest first; at least one
    /// @param total its energy, which may be more than that of `values`
    int rank(double[] values, double total) {
        int limit = Math.min(most, values.length);
        if (isFixed()) {
            return limit; // a rounded sum might be enough too early
        }
        double sum = 0;
        for (int rank = 1; rank < limit; rank++) {
            sum += values[rank - 1] * values[rank - 1];
            if (sum >= energy * total) {
                return rank;
            }
        }
        return limit;
    }
}
