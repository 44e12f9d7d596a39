package org.scumble.engine.adapter;

import java.util.List;
import java.util.Optional;

/// Orthogonal finetuning: the layer's weight is rotated, in blocks of channels side by side (OFT,
/// arXiv:2306.07280, in LyCORIS' and kohya's diagonal form) or in stages that mix all of them
/// (BOFT, arXiv:2311.06243). The bias stays.
///
/// - LyCORIS and kohya: `oft_blocks` `[count, size, size]` for OFT, `[stages, count, size, size]`
///   for BOFT, and `alpha`, where it is not 0 the longest that all blocks together may be, per
///   output. They rotate the outputs; `rescale` `[out, 1, …]` then gives each a scale.
/// - PEFT's BOFT: `boft_R` `[stages, count, size, size]`, which rotates the inputs, of convolutions
///   together with the kernel, and `boft_s`, a scale for each output.
///
/// A strength leads each block part of the way to its rotation, as LyCORIS' multiplier and
/// kohya's do, and each scale part of the way from 1. (LyCORIS leaves `rescale` whole at every
/// multiplier, even at 0.) Where there are several stages or scales, changes of two strengths are
/// therefore not quite that of their sum.
///
/// @param rotation of the outputs or the inputs
/// @param onInput whether inputs are rotated
/// @param added to a scale of 1, for each output
record OftChange(Butterfly rotation, boolean onInput, float[] added) implements Change {
    static final List<String> ROLES =
            List.of(Roles.OFT_BLOCKS, Roles.RESCALE, Roles.BOFT_PEFT, Roles.BOFT_SCALE_PEFT);

    static OftChange read(RoleReader tensors) throws Misfit {
        tensors.requireMatrix();
        return tensors.has(Roles.BOFT_PEFT) || tensors.has(Roles.BOFT_SCALE_PEFT)
                ? peft(tensors)
                : lycoris(tensors);
    }

    private static OftChange lycoris(RoleReader tensors) throws Misfit {
        long outputs = tensors.layer()[0];
        ButterflyReader blocks = new ButterflyReader(tensors, Roles.OFT_BLOCKS, outputs);
        boolean staged = ButterflyReader.isStaged(tensors.shape(Roles.OFT_BLOCKS));
        Butterfly read = staged ? blocks.interleaved() : blocks.plain();
        double longest = tensors.has(Roles.ALPHA) ? tensors.number(Roles.ALPHA) * outputs : 0;
        double length = read.norm();
        double factor = longest > 0 && length > longest ? longest / length : 1;
        // OFT multiplies by the transposes of its rotations, BOFT by its rotations.
        Butterfly rotation = ButterflyReader.sound(read.scaled(staged ? factor : -factor));
        float[] added =
                tensors.has(Roles.RESCALE)
                        ? scales(tensors, Roles.RESCALE)
                        : new float[Math.toIntExact(outputs)];
        return new OftChange(rotation, false, added);
    }

    private static OftChange peft(RoleReader tensors) throws Misfit {
        long inputs = 1;
        long[] layer = tensors.layer();
        for (int axis = 1; axis < layer.length; axis++) {
            inputs *= layer[axis];
        }
        Butterfly blocks = new ButterflyReader(tensors, Roles.BOFT_PEFT, inputs).plain();
        Butterfly rotation = ButterflyReader.sound(blocks.scaled(-0.5));
        return new OftChange(rotation, true, scales(tensors, Roles.BOFT_SCALE_PEFT));
    }

    private static float[] scales(RoleReader tensors, String role) throws Misfit {
        float[] added = tensors.numbers(role);
        if (added.length != tensors.layer()[0]) {
            throw new Misfit(
                    "it scales %d outputs, the layer has %d"
                            .formatted(added.length, tensors.layer()[0]));
        }
        for (int i = 0; i < added.length; i++) {
            added[i] -= 1;
        }
        return added;
    }

    @Override
    public Optional<LowRank> lowRank(Target target) {
        return Optional.empty();
    }

    @Override
    public void mergeInto(float[] weight, float[] original, Target target, double strength) {
        int columns = original.length / added.length;
        Matrix outputs = new Matrix(added.length, columns, original);
        Matrix rotated =
                onInput
                        ? rotation.rotated(outputs.transposed(), strength).transposed()
                        : rotation.rotated(outputs, strength);
        for (int i = 0; i < weight.length; i++) {
            float scale = 1 + (float) strength * added[i / columns];
            weight[i] += scale * rotated.values()[i] - original[i];
        }
    }
}
