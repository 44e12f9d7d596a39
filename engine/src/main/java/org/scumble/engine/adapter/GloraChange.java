package org.scumble.engine.adapter;

import java.util.List;
import java.util.Optional;

/// GLoRA (arXiv:2306.07967) as LyCORIS has it: a low-rank product that mixes the layer's inputs
/// before its own weight, and one beside it, `ΔW = alpha / rank · (W · a1 · a2 + b1 · b2)`.
///
/// - `a1` `[in, r]` and `a2` `[r, in]`, with 1×1 kernels or without
/// - `b1` `[out, r]` and `b2` `[r, in, kH, kW]`, or `[r, in]`; with a Tucker core `bm`
///   `[r, r, kH, kW]`, `b2` has 1×1 kernels
/// - `alpha`
///
/// Early versions of LyCORIS had `a1` and `a2` the other way round, `b1` and `b2` too; the shapes
/// tell.
///
/// A rank-stabilised one was trained with `alpha / √rank`, and its file does not say so.
///
/// @param inputs the product of the `a`
/// @param added the product of the `b`
record GloraChange(Factors inputs, Factors added) implements Change {
    static final List<String> ROLES =
            List.of(
                    Roles.GLORA_A1,
                    Roles.GLORA_A2,
                    Roles.GLORA_B1,
                    Roles.GLORA_B2,
                    Roles.GLORA_CORE);

    static GloraChange read(RoleReader tensors) throws Misfit {
        tensors.requireMatrix();
        return tensors.firstAxis(Roles.GLORA_A1) == tensors.layer()[1]
                ? read(tensors, Roles.GLORA_A1, Roles.GLORA_A2, Roles.GLORA_B1, Roles.GLORA_B2)
                : read(tensors, Roles.GLORA_A2, Roles.GLORA_A1, Roles.GLORA_B2, Roles.GLORA_B1);
    }

    private static GloraChange read(
            RoleReader tensors, String upA, String downA, String upB, String downB) throws Misfit {
        Factors inputs = tensors.ofInputs(upA, downA);
        Factors added =
                tensors.has(Roles.GLORA_CORE)
                        ? tensors.tucker(tensors.matrix(upB), Roles.GLORA_CORE, downB)
                        : tensors.factors(upB, downB);
        tensors.requireLayer(added.up().rows(), added.down().columns());
        float scale = tensors.scale(downB);
        return new GloraChange(inputs.scaled(scale), added.scaled(scale));
    }

    /// Empty, as half of it is a product with the weight.
    @Override
    public Optional<LowRank> lowRank(Target target) {
        return Optional.empty();
    }

    @Override
    public void mergeInto(float[] weight, float[] original, Target target, double strength) {
        float[] mixed = mixed(original);
        for (int i = 0; i < weight.length; i++) {
            weight[i] += (float) strength * mixed[i];
        }
        Matrices.addProduct(weight, added.up(), added.down(), (float) strength);
    }

    /// `W · a1 · a2` over the inputs, at each place of the kernel.
    private float[] mixed(float[] original) {
        int out = added.up().rows();
        int in = inputs.up().rows();
        int kernel = original.length / (out * in);
        float[] inputsLast = Matrices.transposed(original, out, in, kernel);
        Matrix first = Matrices.product(new Matrix(out * kernel, in, inputsLast), inputs.up());
        Matrix second = Matrices.product(first, inputs.down());
        return Matrices.transposed(second.values(), out, kernel, in);
    }
}
