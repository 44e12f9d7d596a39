package org.scumble.engine.adapter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// An adapter matched to a base model.
///
/// @param changes what it does, layer by layer; sound and of the right shapes; empty if it does not
///     fit
/// @param embeddings of a textual inversion: for each text encoder a row of numbers a token; else
///     empty
/// @param bundled embeddings of words that a LoRA brings besides, by word; mostly empty
public record AdapterMatch(
        AdapterInfo info,
        Map<Target, Change> changes,
        Map<Part, float[][]> embeddings,
        Map<String, Map<Part, float[][]>> bundled,
        AdapterReport report) {

    public AdapterMatch {
        changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
        embeddings = Map.copyOf(embeddings);
        bundled = Map.copyOf(bundled);
    }
}
