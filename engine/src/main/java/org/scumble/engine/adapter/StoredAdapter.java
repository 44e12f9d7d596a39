package org.scumble.engine.adapter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.scumble.engine.weights.Safetensors;
import org.scumble.engine.weights.TensorEntry;

/// An adapter file's tensors by what they are for.
///
/// @param modules what changes layers, in the file's order
/// @param embeddings of the file's own word, if it is a textual inversion, or of words that it
///     brings besides
/// @param unknown keys of no known form
record StoredAdapter(
        Safetensors file,
        List<StoredModule> modules,
        List<StoredEmbedding> embeddings,
        List<String> unknown) {

    /// The tensors of a module while they are collected.
    private record Group(String name, SequencedMap<String, TensorEntry> tensors) {}

    static StoredAdapter of(Safetensors file) {
        Map<String, Group> groups = new LinkedHashMap<>();
        SequencedMap<String, TensorEntry> others = new LinkedHashMap<>();
        for (TensorEntry entry : file.entries().values()) {
            if (!collect(entry, groups)) {
                others.put(entry.name(), entry);
            }
        }
        List<StoredModule> modules = new ArrayList<>();
        for (Group group : groups.values()) {
            if (!group.tensors().containsKey(Roles.ON_INPUT)) {
                TensorEntry weight = group.tensors().remove(Roles.WEIGHT);
                if (weight != null) {
                    others.put(weight.name(), weight);
                }
            }
            if (!group.tensors().isEmpty()) {
                modules.add(new StoredModule(group.name(), group.tensors()));
            }
        }
        List<StoredEmbedding> embeddings = EmbeddingKeys.find(others, modules.isEmpty());
        embeddings.forEach(embedding -> others.remove(embedding.entry().name()));
        return new StoredAdapter(file, modules, embeddings, List.copyOf(others.keySet()));
    }

    /// Puts a tensor to its module's; answers whether it has one.
    private static boolean collect(TensorEntry entry, Map<String, Group> groups) {
        TensorKey key = EmbeddingKeys.isBundled(entry) ? null : TensorKey.parse(entry.name());
        if (key == null) {
            return false;
        }
        // Diffusers' converter to kohya's names leaves dots in some.
        Group group =
                groups.computeIfAbsent(
                        key.module().replace('.', '_'),
                        _ -> new Group(key.module(), new LinkedHashMap<>()));
        return group.tensors().putIfAbsent(key.role(), entry) == null;
    }

    /// Whether it is nothing but a word's embedding.
    boolean isTextualInversion() {
        return modules.isEmpty() && embeddings.stream().anyMatch(word -> word.token().isEmpty());
    }
}
