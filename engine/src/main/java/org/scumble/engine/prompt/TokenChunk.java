package org.scumble.engine.prompt;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.tokenizer.ClipTokenizer;

/// One input of a text encoder. The arrays are the chunk's own and not to be changed. Chunks of
/// the same tokens and weights are equal.
///
/// @param ids start token, words, end token, padding: as long as the encoder's context, 77 for CLIP
/// @param weights one a token; 1 for start, end and padding
/// @param endIndex where the first end token stands, whose hidden state is the pooled one
public record TokenChunk(int[] ids, float[] weights, int endIndex) {

    /// A chunk of these tokens, which must fit.
    static TokenChunk of(int[] tokens, float[] weights, ClipTokenizer tokenizer) {
        int[] ids = new int[tokenizer.maxLength()];
        float[] all = new float[ids.length];
        Arrays.fill(ids, tokenizer.padToken());
        Arrays.fill(all, 1);
        ids[0] = tokenizer.startToken();
        System.arraycopy(tokens, 0, ids, 1, tokens.length);
        System.arraycopy(weights, 0, all, 1, tokens.length);
        ids[tokens.length + 1] = tokenizer.endToken();
        int end = 1;
        while (ids[end] != tokenizer.endToken()) {
            end++; // an end token may also be written out in the prompt
        }
        return new TokenChunk(ids, all, end);
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
                && endIndex == chunk.endIndex;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(ids) + Arrays.hashCode(weights);
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
