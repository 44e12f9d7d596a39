package org.scumble.engine.adapter;

import java.util.Optional;

/// The whole difference of a weight, as it is: `diff` of LyCORIS' full modules, `w_norm` of its
/// normalisations.
///
/// @param difference in the layer's shape, row-major
record DifferenceChange(float[] difference) implements Change {

    static DifferenceChange read(RoleReader tensors, String role) throws Misfit {
        Matrix difference = tensors.kernels(role);
        tensors.requireLayer(difference.rows(), difference.columns());
        return new DifferenceChange(difference.values());
    }

    @Override
    public Optional<LowRank> lowRank(Target target) {
        return Optional.empty();
    }

    @Override
    public void mergeInto(float[] weight, float[] original, Target target, double strength) {
        for (int i = 0; i < weight.length; i++) {
            weight[i] += (float) strength * difference[i];
        }
    }
}
