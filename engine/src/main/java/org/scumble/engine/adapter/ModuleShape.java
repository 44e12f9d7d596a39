package org.scumble.engine.adapter;

import java.util.Map;
import org.scumble.engine.weights.TensorEntry;

/// The sizes of a module, as far as the shapes of its tensors show; the others are 0.
///
/// @param rank of its matrices
/// @param inputs how many numbers its layer takes: for some kinds, times the pixels of the kernel
/// @param outputs how many numbers its layer gives
record ModuleShape(int rank, long inputs, long outputs) {
    static ModuleShape of(Map<String, TensorEntry> tensors) {
        if (tensors.containsKey(Roles.DOWN) || tensors.containsKey(Roles.UP)) {
            return product(tensors, Roles.UP, Roles.DOWN, false);
        }
        if (tensors.containsKey("hada_w1_a")) {
            return product(tensors, "hada_w1_a", "hada_w1_b", tensors.containsKey("hada_t1"));
        }
        if (tensors.containsKey("diff")) {
            return new ModuleShape(0, size(tensors, "diff", 1), size(tensors, "diff", 0));
        }
        if (tensors.containsKey(Roles.GLORA_B1)) {
            return glora(tensors);
        }
        if (tensors.containsKey(Roles.OFT_BLOCKS)) {
            return new ModuleShape(0, 0, blocks(tensors, Roles.OFT_BLOCKS));
        }
        if (tensors.containsKey(Roles.BOFT_PEFT)) {
            return new ModuleShape(0, blocks(tensors, Roles.BOFT_PEFT), 0);
        }
        ModuleShape first = factor(tensors, "lokr_w1", false);
        ModuleShape second = factor(tensors, "lokr_w2", tensors.containsKey("lokr_t2"));
        return new ModuleShape(
                Math.max(first.rank, second.rank),
                first.inputs * second.inputs,
                first.outputs * second.outputs);
    }

    /// One factor of a Kronecker product, whole or itself a product of two.
    private static ModuleShape factor(
            Map<String, TensorEntry> tensors, String name, boolean tucker) {
        return tensors.containsKey(name)
                ? new ModuleShape(0, size(tensors, name, 1), size(tensors, name, 0))
                : product(tensors, name + "_a", name + "_b", tucker);
    }

    /// The product of `[out, rank]` and `[rank, in]`; in Tucker's form the former is transposed.
    private static ModuleShape product(
            Map<String, TensorEntry> tensors, String up, String down, boolean tucker) {
        long rank = size(tensors, down, 0);
        return new ModuleShape(
                (int) Math.min(rank, Integer.MAX_VALUE),
                size(tensors, down, 1),
                size(tensors, up, tucker ? 1 : 0));
    }

    /// The names of its factors were exchanged once, see [GloraChange].
    private static ModuleShape glora(Map<String, TensorEntry> tensors) {
        String first = Roles.GLORA_B1;
        String second = Roles.GLORA_B2;
        boolean exchanged =
                size(tensors, second, 1) == size(tensors, first, 0)
                        && size(tensors, Roles.GLORA_A1, 0) < size(tensors, Roles.GLORA_A1, 1);
        return exchanged
                ? product(tensors, second, first, false)
                : product(tensors, first, second, false);
    }

    /// How many numbers the square blocks rotate together: `[…, count, size, size]`.
    private static long blocks(Map<String, TensorEntry> tensors, String role) {
        TensorEntry entry = tensors.get(role);
        int axes = entry == null ? 0 : entry.shape().length;
        return axes < 3 ? 0 : size(tensors, role, axes - 3) * size(tensors, role, axes - 2);
    }

    private static long size(Map<String, TensorEntry> tensors, String role, int axis) {
        TensorEntry entry = tensors.get(role);
        return entry == null || axis >= entry.shape().length ? 0 : entry.shape()[axis];
    }

    /// Whether inputs and outputs are known.
    boolean isWhole() {
        return inputs > 0 && outputs > 0;
    }

    /// Whether nothing that is known speaks against its being made for a layer.
    boolean fits(Target target) {
        long into = target.shape().stream().skip(1).findFirst().orElse(0L);
        long kernel = target.shape().stream().skip(2).reduce(1L, (a, b) -> a * b);
        boolean takes = inputs == 0 || inputs == into || inputs == into * kernel;
        return takes && (outputs == 0 || outputs == target.shape().getFirst());
    }
}
