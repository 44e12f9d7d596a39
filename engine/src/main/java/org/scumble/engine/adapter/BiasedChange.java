package org.scumble.engine.adapter;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A change that comes with a difference of the bias (`diff_b`, `b_norm`), or is nothing but one.
///
/// @param weight null if the weight stays
/// @param difference `[out]`
record BiasedChange(@Nullable Change weight, float[] difference) implements Change {
    static final List<String> ROLES = List.of("diff_b", "b_norm");

    static BiasedChange read(RoleReader tensors, String role, @Nullable Change weight)
            throws Misfit {
        float[] difference = tensors.numbers(role);
        if (difference.length != tensors.layer()[0]) {
            throw new Misfit(
                    "it changes a bias of %d values, the layer has %d"
                            .formatted(difference.length, tensors.layer()[0]));
        }
        return new BiasedChange(weight, difference);
    }

    /// Empty, as a product says nothing about a bias.
    @Override
    public Optional<LowRank> lowRank(Target target) {
        return Optional.empty();
    }

    @Override
    public void mergeInto(float[] weights, float[] original, Target target, double strength) {
        if (weight != null) {
            weight.mergeInto(weights, original, target, strength);
        }
    }

    @Override
    public boolean changesBias() {
        return true;
    }

    @Override
    public void mergeIntoBias(float[] bias, double strength) {
        if (weight != null) {
            weight.mergeIntoBias(bias, strength);
        }
        for (int i = 0; i < bias.length; i++) {
            bias[i] += (float) strength * difference[i];
        }
    }
}
