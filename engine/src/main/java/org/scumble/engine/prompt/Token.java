package org.scumble.engine.prompt;

import org.jspecify.annotations.Nullable;

/// A token of a prompt, not yet in a chunk.
///
/// @param vector that stands in the token's place; null for a token of a word
record Token(int id, float weight, @Nullable EmbeddingVector vector) {}
