package org.scumble.engine.adapter;

import java.util.Optional;

/// What an adapter does to one layer, at strength 1 with all scales of the file folded in.
public interface Change {
    /// All of the change as a product of two thin matrices, exactly, where that is cheap to compute
    /// with; otherwise it must be merged. A change of the bias has none.
    Optional<LowRank> lowRank(Target target);

    /// Works the change into a weight in place.
    ///
    /// @param weight of the layer as it is now, row-major, in the target's shape
    /// @param original the weight before any adapter; may be the same array
    /// @param strength 0 leaves the weight as it is, 1 is what the file says; may be negative
    void mergeInto(float[] weight, float[] original, Target target, double strength);

    /// Works the change into the layer's bias in place, where the adapter has something for it.
    ///
    /// @param bias `[out]`, as it is now
    /// @param strength as for the weight
    default void mergeIntoBias(float[] bias, double strength) {}

    /// Whether it says anything about the bias.
    default boolean changesBias() {
        return false;
    }
}
