package org.scumble.engine.prompt;

import java.util.ArrayList;
import java.util.List;
import org.scumble.engine.prompt.WeightedText.Break;
import org.scumble.engine.prompt.WeightedText.Words;
import org.scumble.engine.tokenizer.ClipTokenizer;

/// A prompt as the text encoder takes it: as many chunks as it is long, each of the encoder's
/// context length. The encoder's outputs for the chunks are joined along the token axis.
///
/// @param chunks at least one
/// @param tokenCount the prompt's own tokens, and the padding of every chunk but the last
public record WeightedPrompt(List<TokenChunk> chunks, int tokenCount) {
    public WeightedPrompt {
        chunks = List.copyOf(chunks);
    }

    /// A text without edits; weights, escapes and `BREAK` are resolved.
    ///
    /// @param marks for the embeddings in it
    static WeightedPrompt of(String text, EmbeddingMarks marks, ClipTokenizer tokenizer) {
        Chunker chunker = new Chunker(tokenizer);
        for (WeightedText part : WeightParser.parse(text)) {
            switch (part) {
                case Words(String words, double weight) ->
                        marks.split(
                                words,
                                plain -> chunker.add(tokenizer.encode(plain), (float) weight),
                                embedding -> chunker.add(embedding, (float) weight));
                case Break() -> chunker.endChunk();
            }
        }
        return chunker.finish();
    }

    /// How many tokens the chunks have room for.
    public int capacity() {
        return chunks.size() * chunks.getFirst().capacity();
    }

    /// This prompt with empty chunks added up to `count`, so that a prompt and its negative can go
    /// through the U-Net together.
    public WeightedPrompt paddedTo(int count, ClipTokenizer tokenizer) {
        List<TokenChunk> padded = new ArrayList<>(chunks);
        while (padded.size() < count) {
            padded.add(TokenChunk.of(List.of(), tokenizer));
        }
        return new WeightedPrompt(padded, tokenCount);
    }
}
