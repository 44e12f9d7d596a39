package org.scumble.engine.prompt;

/// One of an embedding's vectors.
///
/// @param row which of them, from 0
public record EmbeddingVector(Embedding embedding, int row) {
    /// Its numbers for a text encoder, by the encoder's index in the model; not to be changed.
    public float[] values(int encoder) {
        return embedding.vectors().get(encoder)[row];
    }
}
