package org.scumble.engine.stage;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.Cancellation;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.adapter.Part;
import org.scumble.engine.adapter.Weighted;
import org.scumble.engine.model.ClipTextModel;
import org.scumble.engine.prompt.Prompt;
import org.scumble.engine.prompt.PromptSchedule;
import org.scumble.engine.prompt.WeightedPrompt;
import org.scumble.engine.stage.TextEncoder.Encoded;

/// All text encoders of a model: one for Stable Diffusion 1.x and 2.x; two for SDXL, whose hidden
/// states stand side by side and whose second one gives the pooled vector.
public final class TextConditioner implements AutoCloseable {
    /// What a checkpoint's text encoders are called, in order.
    static final List<Part> PARTS = List.of(Part.TEXT_ENCODER, Part.TEXT_ENCODER_2);

    private final List<TextEncoder> encoders;
    private final boolean zerosForEmptyPrompt;

    /// @param encoders one or two
    /// @param zerosForEmptyPrompt see [#zerosForEmptyPrompt]
    public TextConditioner(List<TextEncoder> encoders, boolean zerosForEmptyPrompt) {
        this.encoders = List.copyOf(encoders);
        this.zerosForEmptyPrompt = zerosForEmptyPrompt;
    }

    /// Whether the model takes zeros in place of an empty negative prompt, rather than what its
    /// text encoders make of no words.
    public boolean zerosForEmptyPrompt() {
        return zerosForEmptyPrompt;
    }

    /// Which embeddings a prompt may hold.
    public EmbeddingFit embeddingFit() {
        return new EmbeddingFit(encoders.stream().map(TextEncoder::width).toList());
    }

    /// What each of `steps` steps is told, one schedule an encoder, alike but for padding.
    public List<PromptSchedule> schedules(Prompt prompt, int steps) {
        return encoders.stream()
                .map(encoder -> prompt.schedule(steps, encoder.tokenizer()))
                .toList();
    }

    /// Encodes one segment of the schedules.
    ///
    /// @param prompts the segment's prompt as each encoder takes it; its embeddings must go with
    ///     them, see [#embeddingFit]
    /// @param chunks how many chunks to pad to, so that both sides of guidance are equally long
    /// @param clipSkip as in AUTOMATIC1111; 0 for the model's own default
    public Conditioning encode(
            List<WeightedPrompt> prompts, int chunks, int clipSkip, Cancellation cancellation) {
        boolean xl = encoders.size() > 1;
        Conditioning joined = null;
        for (int i = 0; i < encoders.size(); i++) {
            TextEncoder encoder = encoders.get(i);
            ClipTextModel.Output output =
                    new ClipTextModel.Output(skipped(encoder, clipSkip, xl), !xl, xl && i == 1);
            Encoded encoded =
                    encoder.encode(
                            prompts.get(i).paddedTo(chunks, encoder.tokenizer()),
                            i,
                            output,
                            cancellation);
            joined = beside(joined, encoded);
        }
        return Objects.requireNonNull(joined);
    }

    /// Puts on other LoRAs.
    ///
    /// @param updates of a part, by module
    void wear(Function<Part, Map<String, List<Weighted>>> updates) {
        for (int i = 0; i < encoders.size(); i++) {
            encoders.get(i).wear(updates.apply(PARTS.get(i)));
        }
    }

    @Override
    public void close() {
        encoders.forEach(TextEncoder::close);
    }

    /// SDXL was trained without the last layer, which AUTOMATIC1111 calls a clip skip of 2.
    private static int skipped(TextEncoder encoder, int clipSkip, boolean xl) {
        int skipped = Math.max(clipSkip - 1, xl ? 1 : 0);
        if (skipped >= encoder.layers()) {
            throw new EngineException(
                    Reason.BAD_REQUEST,
                    "Clip skip %d leaves nothing of a text encoder with %d layers: choose at most %d."
                            .formatted(clipSkip, encoder.layers(), encoder.layers()));
        }
        return skipped;
    }

    private static Conditioning beside(@Nullable Conditioning left, Encoded right) {
        if (left == null) {
            return new Conditioning(right.hidden(), right.tokens(), right.dim(), right.pooled());
        }
        int dim = left.dim() + right.dim();
        float[] hidden = new float[left.tokens() * dim];
        for (int token = 0; token < left.tokens(); token++) {
            System.arraycopy(left.hidden(), token * left.dim(), hidden, token * dim, left.dim());
            System.arraycopy(
                    right.hidden(),
                    token * right.dim(),
                    hidden,
                    token * dim + left.dim(),
                    right.dim());
        }
        return new Conditioning(hidden, left.tokens(), dim, right.pooled());
    }
}
