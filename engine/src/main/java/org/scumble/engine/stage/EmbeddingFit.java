package org.scumble.engine.stage;

import java.util.List;
import java.util.Optional;
import org.scumble.engine.prompt.Embedding;

/// Which embeddings go with a model: those that have vectors for each of its text encoders, and for
/// no more than those, as long as the encoder's own.
///
/// @param widths of the text encoders' hidden states, in the model's order
public record EmbeddingFit(List<Integer> widths) {
    public EmbeddingFit {
        widths = List.copyOf(widths);
    }

    /// Why an embedding does not go with the model, a sentence without its end; empty if it does.
    public Optional<String> obstacle(Embedding embedding) {
        List<float[][]> vectors = embedding.vectors();
        long encoders = vectors.stream().filter(rows -> rows.length > 0).count();
        if (encoders > widths.size()) {
            return Optional.of("it was made for a model with more text encoders");
        }
        for (int i = 0; i < widths.size(); i++) {
            if (i >= vectors.size() || vectors.get(i).length == 0) {
                return Optional.of("it has nothing for one of the model's text encoders");
            }
            if (vectors.get(i).length != embedding.tokens()) {
                return Optional.of("it has more for one text encoder than for the other");
            }
            int width = widths.get(i);
            for (float[] row : vectors.get(i)) {
                if (row.length != width) {
                    return Optional.of(
                            "its vectors have %d numbers, the model's have %d"
                                    .formatted(row.length, width));
                }
            }
        }
        return Optional.empty();
    }
}
