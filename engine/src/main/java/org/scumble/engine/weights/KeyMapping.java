package org.scumble.engine.weights;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Translates diffusers' and transformers' parameter names, which the engine uses throughout, to
/// the keys of another layout.
///
/// A name is translated by its longest known beginning, in whole segments: with `conv_in.` →
/// `input_blocks.0.0.`, the name `conv_in.weight` is stored as `input_blocks.0.0.weight`. What has
/// no known beginning keeps its name.
final class KeyMapping {
    /// Where a parameter is stored.
    ///
    /// @param key of the stored tensor
    /// @param part which of `parts` equal parts of its first axis
    record Source(String key, int part, int parts) {}

    private static final String WEIGHT = ".weight";

    private final String prefix;
    private final Map<String, String> beginnings;
    private final Map<String, Source> fused;
    private final List<String> unused;

    private KeyMapping(
            String prefix,
            Map<String, String> beginnings,
            Map<String, Source> fused,
            Collection<String> unused) {
        this.prefix = prefix;
        this.beginnings = Map.copyOf(beginnings);
        this.fused = Map.copyOf(fused);
        this.unused = List.copyOf(unused);
    }

    /// Every name is a key.
    static KeyMapping identity() {
        return of(Map.of());
    }

    /// A mapping of beginnings. Each ends in a dot, or is a whole name.
    static KeyMapping of(Map<String, String> beginnings) {
        return new KeyMapping("", beginnings, Map.of(), List.of());
    }

    /// This mapping, with some names stored as parts of fused tensors.
    KeyMapping withFused(Map<String, Source> parts) {
        return new KeyMapping(prefix, beginnings, parts, unused);
    }

    /// This mapping, for files where keys that begin with one of `keys` are of no interest.
    KeyMapping withUnused(String... keys) {
        return new KeyMapping(prefix, beginnings, fused, List.of(keys));
    }

    /// This mapping, with `prefix` before every key.
    KeyMapping under(String prefix) {
        return new KeyMapping(prefix, beginnings, fused, unused);
    }

    /// What stands before every key.
    String prefix() {
        return prefix;
    }

    Source source(String name) {
        Source part = fused.get(name);
        return part == null
                ? new Source(prefix + translate(name), 0, 1)
                : new Source(prefix + part.key(), part.part(), part.parts());
    }

    /// What the layer `name` is called; null if it is only a part of a fused one.
    @Nullable String layer(String name) {
        Source weight = source(name + WEIGHT);
        boolean whole = weight.parts() == 1 && weight.key().endsWith(WEIGHT);
        return whole ? weight.key().substring(0, weight.key().length() - WEIGHT.length()) : null;
    }

    /// Whether `key` belongs here, though no name is stored under it.
    boolean isUnused(String key) {
        return unused.stream().anyMatch(beginning -> key.startsWith(prefix + beginning));
    }

    private String translate(String name) {
        for (int end = name.length(); end > 0; end = name.lastIndexOf('.', end - 2) + 1) {
            String translated = beginnings.get(name.substring(0, end));
            if (translated != null) {
                return translated + name.substring(end);
            }
        }
        return name;
    }

    /// Collects the beginnings of a mapping.
    static final class Modules {
        private final Map<String, String> beginnings = new HashMap<>();

        /// Maps the module `name` to `key`.
        void module(String name, String key) {
            beginnings.put(name + ".", key + ".");
        }

        /// Maps the parts of the module `name` to the parts of `key`.
        void parts(String name, String key, Map<String, String> parts) {
            parts.forEach((part, keyPart) -> module(name + "." + part, key + "." + keyPart));
        }

        KeyMapping mapping() {
            return KeyMapping.of(beginnings);
        }
    }
}
