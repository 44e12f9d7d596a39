package org.scumble.engine.prompt;

import java.util.ArrayList;
import java.util.List;
import org.scumble.engine.tokenizer.ClipTokenizer;

/// Deals tokens out to chunks as AUTOMATIC1111 does: when a chunk is full and a comma is among its
/// last tokens, what follows the comma moves on to the next chunk, so that a phrase stays whole.
/// So does an embedding, unless it is longer than a chunk.
final class Chunker {
    /// How far back a comma is looked for; AUTOMATIC1111's default.
    private static final int COMMA_BACKTRACK = 20;

    private static final int NONE = -1;

    private final ClipTokenizer tokenizer;
    private final int capacity;
    private final int comma;
    private final List<TokenChunk> chunks = new ArrayList<>();
    private final List<Token> tokens = new ArrayList<>();
    private int lastComma = NONE;

    Chunker(ClipTokenizer tokenizer) {
        this.tokenizer = tokenizer;
        this.capacity = tokenizer.maxLength() - 2;
        int[] encoded = tokenizer.encode(",");
        this.comma = encoded.length == 1 ? encoded[0] : NONE;
    }

    void add(int[] ids, float weight) {
        for (int id : ids) {
            add(new Token(id, weight, null));
        }
    }

    void add(Embedding embedding, float weight) {
        carryOverIfFull();
        if (!tokens.isEmpty() && tokens.size() + embedding.tokens() > capacity) {
            endChunk();
        }
        // Any id would do that is no end token: the first of those is where the prompt ends.
        int placeholder = tokenizer.startToken();
        for (int row = 0; row < embedding.tokens(); row++) {
            add(new Token(placeholder, weight, new EmbeddingVector(embedding, row)));
        }
    }

    private void add(Token token) {
        if (token.id() == comma) {
            lastComma = tokens.size();
        } else {
            carryOverIfFull();
        }
        if (tokens.size() == capacity) {
            endChunk();
        }
        tokens.add(token);
    }

    private void carryOverIfFull() {
        boolean full = tokens.size() == capacity;
        if (full && lastComma != NONE && capacity - lastComma <= COMMA_BACKTRACK) {
            List<Token> afterComma = tokens.subList(lastComma + 1, capacity);
            List<Token> carried = List.copyOf(afterComma);
            afterComma.clear();
            endChunk();
            tokens.addAll(carried);
        }
    }

    void endChunk() {
        chunks.add(TokenChunk.of(tokens, tokenizer));
        tokens.clear();
        lastComma = NONE;
    }

    WeightedPrompt finish() {
        int tokenCount = chunks.size() * capacity + tokens.size();
        if (!tokens.isEmpty() || chunks.isEmpty()) {
            endChunk();
        }
        return new WeightedPrompt(chunks, tokenCount);
    }
}
