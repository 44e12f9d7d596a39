package org.scumble.engine.prompt;

import java.util.List;

/// A textual inversion (Gal et al., 2022): vectors that stand in a prompt where the embeddings of
/// its tokens would.
///
/// @param name that prompts call it by
/// @param vectors for each text encoder, in the model's order, `[tokens, hiddenSize]`; without rows
///     for one that it has nothing for. Not to be changed
public record Embedding(String name, List<float[][]> vectors) {
    public Embedding {
        vectors = List.copyOf(vectors);
    }

    /// How many tokens of a prompt it takes the place of.
    public int tokens() {
        return vectors.stream().mapToInt(rows -> rows.length).max().orElse(0);
    }
}
