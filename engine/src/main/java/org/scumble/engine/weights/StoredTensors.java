package org.scumble.engine.weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tensors of one file, or of the several that a model is sharded into.
final class StoredTensors {
    private final Map<String, Safetensors> files = new LinkedHashMap<>();

    /// @throws org.scumble.engine.EngineException if two files hold tensors of the same name
    StoredTensors(List<Safetensors> shards) {
        for (Safetensors shard : shards) {
            for (String key : shard.entries().keySet()) {
                if (files.put(key, shard) != null) {
                    throw Refusal.damaged(
                            shard.path(),
                            "tensor %s is in another file of the model too"
                                    .formatted(Refusal.quote(key)));
                }
            }
        }
    }

    static StoredTensors of(Safetensors file) {
        return new StoredTensors(List.of(file));
    }

    Set<String> keys() {
        return files.keySet();
    }

    boolean has(String key) {
        return files.containsKey(key);
    }

    boolean hasUnder(String prefix) {
        return keys().stream().anyMatch(key -> key.startsWith(prefix));
    }

    /// The shape of the tensor `key`, or null if there is none.
    long @Nullable [] shape(String key) {
        Safetensors file = files.get(key);
        TensorEntry entry = file == null ? null : file.entries().get(key);
        return entry == null ? null : entry.shape();
    }

    /// The tensor `key`, or null if there is none.
    ///
    /// @throws org.scumble.engine.EngineException if its type is one that the engine does not
    ///     compute with
    @Nullable TensorSlice slice(String key) {
        Safetensors file = files.get(key);
        return file == null ? null : file.slice(key);
    }
}
