package org.scumble.engine.prompt;

import java.util.ArrayList;
import java.util.List;
import org.scumble.engine.prompt.PromptSchedule.Segment;
import org.scumble.engine.tokenizer.ClipTokenizer;

/// A prompt as the artist wrote it, read once. Every text is a valid prompt: what is not of the
/// language is plain words.
///
/// | written | means |
/// |---|---|
/// | `(a)`, `[a]`, `(a:1.3)` | weight × 1.1, ÷ 1.1, × 1.3; nesting multiplies |
/// | `\(`, `\)`, `\[`, `\]`, `\\` | the character itself |
/// | `[from:to:when]`, `[to:when]`, `[from::when]` | another text after a step, or with a dot a
/// share of the steps |
/// | `[a\|b\|c]` | another text every step |
/// | `BREAK` | what follows starts a chunk of its own |
/// | `<lora:name:0.8>` | a network to apply; see [NetworkTag] |
/// | `embedding:name`, `<embedding:name>`, or `name` itself | an embedding: its vectors stand there
/// in place of words; see [Embeddings] |
///
/// `AND` is an ordinary word: prompts are not composed.
public final class Prompt {
    private final EditedText text;
    private final EmbeddingMarks marks;
    private final List<NetworkTag> networks;

    private Prompt(EditedText text, EmbeddingMarks marks, List<NetworkTag> networks) {
        this.text = text;
        this.marks = marks;
        this.networks = networks;
    }

    /// Reads a prompt where there are no embeddings.
    public static Prompt parse(String text) {
        return parse(text, Embeddings.NONE);
    }

    /// Reads a prompt.
    ///
    /// @param embeddings asked for every one that the prompt names
    public static Prompt parse(String text, Embeddings embeddings) {
        EmbeddingMarks marks = new EmbeddingMarks();
        String marked = new EmbeddingParser(embeddings, marks).mark(NetworkTag.removeAll(text));
        return new Prompt(EditedText.parse(marked), marks, NetworkTag.findAll(text));
    }

    /// The extra networks the prompt names, in order. They are no part of the words.
    public List<NetworkTag> networks() {
        return networks;
    }

    /// What each of `steps` sampling steps is told, as tokens.
    public PromptSchedule schedule(int steps, ClipTokenizer tokenizer) {
        if (steps < 1) {
            throw new IllegalArgumentException("A schedule of " + steps + " steps");
        }
        List<Segment> segments = new ArrayList<>();
        String current = text.at(1, steps);
        for (int step = 2; step <= steps; step++) {
            String next = text.at(step, steps);
            if (!next.equals(current)) {
                segments.add(new Segment(step - 1, WeightedPrompt.of(current, marks, tokenizer)));
                current = next;
            }
        }
        segments.add(new Segment(steps, WeightedPrompt.of(current, marks, tokenizer)));
        return new PromptSchedule(segments);
    }
}
