package org.scumble.engine.prompt;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.tokenizer.ClipTokenizer;

/// One input of a text encoder. The arrays are the chunk's own and not to be changed. Chunks of
/// the same tokens, weights and vectors are equal.
///
/// @param ids start token, words, end token, padding: as long as the encoder's context, 77 for CLIP
/// @param weights one a token; 1 for start, end and padding
/// @param endIndex where the first end token stands, whose hidden state is the pooled one
/// @param vectors by their place among `ids`, whose token there means nothing then
public record TokenChunk(
        int[] ids, float[] weights, int endIndex, Map<Integer, EmbeddingVector> vectors) {

    public TokenChunk {
        vectors = Map.copyOf(vectors);
    }

    /// A chunk of these tokens, which must fit.
    static TokenChunk of(List<Token> tokens, ClipTokenizer tokenizer) {
        int[] ids = new int[tokenizer.maxLength()];
        float[] weights = new float[ids.length];
        Map<Integer, EmbeddingVector> vectors = new HashMap<>();
        Arrays.fill(ids, tokenizer.padToken());
        Arrays.fill(weights, 1);
        ids[0] = tokenizer.startToken();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            ids[i + 1] = token.id();
            weights[i + 1] = token.weight();
            EmbeddingVector vector = token.vector();
            if (vector != null) {
                vectors.put(i + 1, vector);
            }
        }
        ids[tokens.size() + 1] = tokenizer.endToken();
        int end = 1;
        while (ids[end] != tokenizer.endToken()) {
            end++; // an end token may also be written out in the prompt
        }
        return new TokenChunk(ids, weights, end, vectors);
    }

    /// How many tokens of a prompt one chunk holds.
    public int capacity() {
        return ids.length - 2;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenChunk chunk
                && Arrays.equals(ids, chunk.ids)
                && Arrays.equals(weights, chunk.weights)
                && endIndex == chunk.endIndex
                && vectors.equals(chunk.vectors);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(ids) + Arrays.hashCode(weights)) + vectors.hashCode();
    }

    /// Whether any token has a weight other than 1.
    public boolean isWeighted() {
        for (float weight : weights) {
            if (weight != 1) {
                return true;
            }
        }
        return false;
    }
}
