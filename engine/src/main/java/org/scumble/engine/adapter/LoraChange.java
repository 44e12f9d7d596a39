package org.scumble.engine.adapter;

import java.util.List;
import java.util.Optional;

/// LoRA of linear layers and convolutions (the latter also called LoCon), with or without a Tucker
/// core: `ΔW = alpha / rank · up · down`.
///
/// - `lora_up.weight`: `[out, r]`, with 1×1 kernels or without
/// - `lora_down.weight`: `[r, in, kH, kW]`, or `[r, in]` (which also fits 1×1 convolutions)
/// - `lora_mid.weight`, the Tucker core: `[r, r, kH, kW]`; `lora_down` then has 1×1 kernels
/// - `alpha`
record LoraChange(Factors factors) implements Change {
    private static final String UP = "lora_up.weight";
    private static final String MID = "lora_mid.weight";
    private static final String DOWN = "lora_down.weight";

    static final List<String> ROLES = List.of(UP, MID, DOWN);

    static LoraChange read(RoleReader tensors) throws Misfit {
        Factors factors =
                tensors.has(MID)
                        ? tensors.tucker(tensors.matrix(UP), MID, DOWN)
                        : tensors.factors(UP, DOWN);
        tensors.requireLayer(factors.up().rows(), factors.down().columns());
        return new LoraChange(factors.scaled(tensors.scale(DOWN)));
    }

    @Override
    public Optional<LowRank> lowRank(Target target) {
        return Optional.of(factors.lowRank());
    }

    @Override
    public void mergeInto(float[] weight, float[] original, Target target, double strength) {
        Matrices.addProduct(weight, factors.up(), factors.down(), (float) strength);
    }
}
