package org.scumble.engine.adapter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// DoRA (arXiv:2402.09353) around a change of another kind: the changed weight gives directions
/// alone, and every output or input channel gets a length of its own,
/// `W' = (W + ΔW) · magnitude / ‖W + ΔW‖`. A strength leads part of the way from `W` to `W'`.
///
/// - `dora_scale`: `[out, 1]`, `[out, 1, 1, 1]` or `[out]` for the outputs; `[1, in]` or
///   `[1, in, 1, 1]` for the inputs, as LyCORIS, OneTrainer and ComfyUI have it
/// - `lora_magnitude_vector`, PEFT's: always the outputs, `[out]`, or `[1, out, 1, 1]` for
///   convolutions. Such a vector called `dora_scale` is told from one of the inputs where their
///   numbers differ.
///
/// The norm is that of the changed weight on either axis, as the paper, PEFT and LyCORIS train it.
/// (ComfyUI divides outputs by the norm of the unchanged one, and so departs from all of them.)
/// Several adapters add up: each looks at the original weight.
///
/// @param direction the change inside
/// @param magnitudes a length for each channel
/// @param onOutput whether channels are outputs
record DoraChange(Change direction, float[] magnitudes, boolean onOutput) implements Change {
    private static final String SCALE = "dora_scale";
    private static final String PEFT = "lora_magnitude_vector";

    static final List<String> ROLES = List.of(SCALE, PEFT);

    static DoraChange read(RoleReader tensors, Change direction) throws Misfit {
        boolean peft = tensors.has(PEFT);
        String role = peft ? PEFT : SCALE;
        float[] magnitudes = tensors.numbers(role);
        long[] layer = tensors.layer();
        int count = magnitudes.length;
        if (layer.length < 2 || (count != layer[0] && (peft || count != layer[1]))) {
            throw new Misfit(
                    "its %s has the shape %s, the layer %s"
                            .formatted(
                                    role,
                                    Arrays.toString(tensors.shape(role)),
                                    Arrays.toString(layer)));
        }
        boolean outputsMeant = peft || count != layer[1] || tensors.firstAxis(role) == count;
        return new DoraChange(direction, magnitudes, count == layer[0] && outputsMeant);
    }

    @Override
    public Optional<LowRank> lowRank(Target target) {
        return Optional.empty();
    }

    @Override
    public void mergeInto(float[] weight, float[] original, Target target, double strength) {
        float[] changed = original.clone();
        direction.mergeInto(changed, original, target, 1);
        Channels channels = Channels.of(target, onOutput);
        double[] norms = channels.norms(changed);
        float[] factors = new float[norms.length];
        for (int i = 0; i < factors.length; i++) {
            // A channel of zeros stays one.
            factors[i] = (float) (magnitudes[i] / (norms[i] + Math.ulp(1f)));
        }
        for (int i = 0; i < weight.length; i++) {
            weight[i] -= (float) strength * original[i];
        }
        channels.addScaled(weight, factors, changed, (float) strength);
    }
}
