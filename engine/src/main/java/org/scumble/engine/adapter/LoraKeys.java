package org.scumble.engine.adapter;

import org.jspecify.annotations.Nullable;
import org.scumble.engine.weights.TensorEntry;

/// The keys of a layer's tensors in a LoRA's file.
///
/// @param alpha null in conventions where alpha is the rank unless the header says otherwise
record LoraKeys(String down, String up, @Nullable String alpha) {
    static LoraKeys kohya(String module) {
        return new LoraKeys(
                module + "." + Roles.DOWN, module + "." + Roles.UP, module + "." + Roles.ALPHA);
    }

    /// Those by which a file calls them.
    ///
    /// @param layer one that has factors
    static LoraKeys of(StoredModule layer) {
        LoraKeys usual = kohya(layer.name());
        TensorEntry alpha = layer.tensors().get(Roles.ALPHA);
        return new LoraKeys(
                name(layer, Roles.DOWN, usual.down),
                name(layer, Roles.UP, usual.up),
                alpha == null ? null : alpha.name());
    }

    private static String name(StoredModule layer, String role, String usual) {
        TensorEntry entry = layer.tensors().get(role);
        return entry == null ? usual : entry.name();
    }
}
