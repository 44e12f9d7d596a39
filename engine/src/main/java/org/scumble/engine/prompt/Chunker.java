package org.scumble.engine.prompt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.scumble.engine.tokenizer.ClipTokenizer;

/// Deals tokens out to chunks as AUTOMATIC1111 does: when a chunk is full and a comma is among its
/// last tokens, what follows the comma moves on to the next chunk, so that a phrase stays whole.
final class Chunker {
    /// How far back a comma is looked for; AUTOMATIC1111's default.
    private static final int COMMA_BACKTRACK = 20;

    private static final int NONE = -1;

    private final ClipTokenizer tokenizer;
    private final int comma;
    private final List<TokenChunk> chunks = new ArrayList<>();
    private final int[] tokens;
    private final float[] weights;
    private int size;
    private int lastComma = NONE;

    Chunker(ClipTokenizer tokenizer) {
        this.tokenizer = tokenizer;
        int[] encoded = tokenizer.encode(",");
        this.comma = encoded.length == 1 ? encoded[0] : NONE;
        this.tokens = new int[tokenizer.maxLength() - 2];
        this.weights = new float[tokens.length];
    }

    void add(int[] ids, float weight) {
        for (int id : ids) {
            add(id, weight);
        }
    }

    private void add(int id, float weight) {
        if (id == comma) {
            lastComma = size;
        } else if (size == tokens.length
                && lastComma != NONE
                && size - lastComma <= COMMA_BACKTRACK) {
            carryOver(lastComma + 1);
        }
        if (size == tokens.length) {
            endChunk();
        }
        tokens[size] = id;
        weights[size] = weight;
        size++;
    }

    private void carryOver(int from) {
        int carried = size - from;
        size = from;
        endChunk();
        System.arraycopy(tokens, from, tokens, 0, carried);
        System.arraycopy(weights, from, weights, 0, carried);
        size = carried;
    }

    void endChunk() {
        chunks.add(
                TokenChunk.of(
                        Arrays.copyOf(tokens, size), Arrays.copyOf(weights, size), tokenizer));
        size = 0;
        lastComma = NONE;
    }

    WeightedPrompt finish() {
        int tokenCount = chunks.size() * tokens.length + size;
        if (size > 0 || chunks.isEmpty()) {
            endChunk();
        }
        return new WeightedPrompt(chunks, tokenCount);
    }
}
