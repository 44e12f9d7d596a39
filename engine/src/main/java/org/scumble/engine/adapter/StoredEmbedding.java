package org.scumble.engine.adapter;

import org.jspecify.annotations.Nullable;
import org.scumble.engine.weights.TensorEntry;

/// What a file's header says of a word's embedding in one text encoder.
///
/// @param token the word; empty if the file is a textual inversion, whose own name is the word
/// @param part the encoder; null if its width must tell
/// @param entry `[vectors, width]`, or `[width]` of one
record StoredEmbedding(String token, @Nullable Part part, TensorEntry entry) {
    int vectors() {
        long[] shape = entry.shape();
        return shape.length < 2 ? 1 : (int) Math.min(shape[0], Integer.MAX_VALUE);
    }

    long width() {
        long[] shape = entry.shape();
        return shape.length == 0 ? 0 : shape[shape.length - 1];
    }
}
