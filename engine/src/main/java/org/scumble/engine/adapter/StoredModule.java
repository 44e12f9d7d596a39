package org.scumble.engine.adapter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.weights.TensorEntry;

/// What a file's header says of one module.
///
/// @param name as the file calls it
/// @param tensors by role, see [ModuleTensors]
record StoredModule(String name, SequencedMap<String, TensorEntry> tensors) {
    private static final int KERNEL_AXES = 4;

    StoredModule {
        tensors = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tensors));
    }

    private Set<String> roles() {
        return tensors.keySet();
    }

    /// The kind that it is of, where that is one which is not applied.
    @Nullable String otherKind() {
        return roles().stream()
                .map(Roles::otherKind)
                .filter(kind -> kind != null)
                .findFirst()
                .orElse(null);
    }

    /// Its kind; null if it is of another or changes a bias or a normalisation alone, as modules do
    /// beside those of every kind.
    @Nullable AdapterKind kind() {
        if (otherKind() != null) {
            return null;
        }
        if (has("hada_")) {
            return AdapterKind.LOHA;
        }
        if (has("lokr_")) {
            return AdapterKind.LOKR;
        }
        if (has("lora_")) {
            if (roles().contains(Roles.DORA_SCALE) || roles().contains(Roles.MAGNITUDE)) {
                return AdapterKind.DORA;
            }
            return hasKernel() ? AdapterKind.LOCON : AdapterKind.LORA;
        }
        if (roles().contains(Roles.ON_INPUT) || roles().contains(Roles.IA3_PEFT)) {
            return AdapterKind.IA3;
        }
        if (roles().contains(Roles.GLORA_A1) || roles().contains(Roles.GLORA_B1)) {
            return AdapterKind.GLORA;
        }
        TensorEntry blocks = tensors.get(Roles.OFT_BLOCKS);
        if (blocks != null) {
            boolean staged = ButterflyReader.isStaged(blocks.shape());
            return staged ? AdapterKind.BOFT : AdapterKind.OFT;
        }
        if (roles().contains(Roles.BOFT_PEFT)) {
            return AdapterKind.BOFT;
        }
        return roles().contains("diff") ? AdapterKind.FULL : null;
    }

    private boolean has(String beginning) {
        return roles().stream().anyMatch(role -> role.startsWith(beginning));
    }

    /// Whether it changes a convolution that sees more than a pixel at once.
    private boolean hasKernel() {
        TensorEntry down = tensors.get(Roles.DOWN);
        long[] shape = down == null ? new long[0] : down.shape();
        boolean wide = shape.length == KERNEL_AXES && (shape[2] > 1 || shape[3] > 1);
        return wide || roles().contains(Roles.MID);
    }

    /// The sizes that its tensors show.
    ModuleShape shape() {
        return ModuleShape.of(tensors);
    }
}
