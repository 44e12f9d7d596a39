package org.scumble.engine.adapter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// IA³ (arXiv:2205.05638): every input or output channel of the layer at a scale of its own.
///
/// - LyCORIS: `weight` holds what is added to a scale of 1, `[C]` or `[1, C, 1, 1]`; `on_input` is
///   1 if the channels are the inputs. The bias stays.
/// - PEFT: `ia3_l` holds the scale itself, `[out, 1]` or `[1, in]`, for convolutions
///   `[1, out, 1, 1]` or `[1, in, 1, 1]`. With the outputs the bias is scaled too. Where a
///   convolution has as many inputs as outputs, the outputs are meant, as that is PEFT's default.
///
/// @param added to a scale of 1, for each channel
/// @param onInput whether channels are inputs
/// @param withBias whether the bias is scaled like the outputs
record Ia3Change(float[] added, boolean onInput, boolean withBias) implements Change {
    private static final String ON_INPUT = "on_input";
    private static final String PEFT = "ia3_l";

    static final List<String> ROLES = List.of(ON_INPUT, PEFT);

    static Ia3Change read(RoleReader tensors) throws Misfit {
        Ia3Change change = tensors.has(PEFT) ? peft(tensors) : lycoris(tensors);
        long[] layer = tensors.layer();
        int axis = change.onInput ? 1 : 0;
        if (layer.length < 2 || change.added.length != layer[axis]) {
            throw new Misfit(
                    "it scales %d channels, the layer's shape is %s"
                            .formatted(change.added.length, Arrays.toString(layer)));
        }
        return change;
    }

    private static Ia3Change lycoris(RoleReader tensors) throws Misfit {
        return new Ia3Change(tensors.numbers("weight"), tensors.number(ON_INPUT) != 0, false);
    }

    private static Ia3Change peft(RoleReader tensors) throws Misfit {
        float[] added = tensors.numbers(PEFT);
        for (int i = 0; i < added.length; i++) {
            added[i] -= 1;
        }
        long[] shape = tensors.shape(PEFT);
        boolean onOutput = shape.length == 2 ? shape[1] == 1 : added.length == tensors.layer()[0];
        return new Ia3Change(added, !onOutput, onOutput);
    }

    @Override
    public Optional<LowRank> lowRank(Target target) {
        return Optional.empty();
    }

    @Override
    public void mergeInto(float[] weight, float[] original, Target target, double strength) {
        Channels.of(target, !onInput).addScaled(weight, added, original, (float) strength);
    }

    @Override
    public boolean changesBias() {
        return withBias;
    }

    @Override
    public void mergeIntoBias(float[] bias, double strength) {
        if (withBias) {
            for (int i = 0; i < bias.length; i++) {
                bias[i] *= 1 + (float) strength * added[i];
            }
        }
    }
}
