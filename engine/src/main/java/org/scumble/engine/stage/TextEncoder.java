package org.scumble.engine.stage;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.Cancellation;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.adapter.Weighted;
import org.scumble.engine.model.ClipTextConfig;
import org.scumble.engine.model.ClipTextModel;
import org.scumble.engine.prompt.Emphasis;
import org.scumble.engine.prompt.TokenChunk;
import org.scumble.engine.prompt.WeightedPrompt;
import org.scumble.engine.runtime.OnnxRuntime;
import org.scumble.engine.runtime.Outputs;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.tokenizer.ClipTokenizer;
import org.scumble.engine.weights.Weights;

/// One CLIP text encoder with its tokenizer.
public final class TextEncoder implements AutoCloseable {
    private final ClipTokenizer tokenizer;
    private final ClipTextConfig config;
    private final Weights weights;
    private final Supplier<Map<String, HostTensor>> replaced;
    private final OnnxRuntime runtime;
    private final Map<ClipTextModel.Output, AdaptableGraph> compiled = new HashMap<>();
    private Map<String, List<Weighted>> worn = Map.of();

    /// @param replaced parameters that take the place of those in `weights`
    /// @throws EngineException of reason BAD_FILE if the tokenizer is another model's
    public TextEncoder(
            ClipTokenizer tokenizer,
            ClipTextConfig config,
            Weights weights,
            Supplier<Map<String, HostTensor>> replaced,
            OnnxRuntime runtime) {
        requireFit(tokenizer, config);
        this.tokenizer = tokenizer;
        this.config = config;
        this.weights = weights;
        this.replaced = replaced;
        this.runtime = runtime;
    }

    /// Each may be sound, and yet made for another. Unchecked, the words would mean something else,
    /// or the runtime would fail in words for programmers.
    private static void requireFit(ClipTokenizer tokenizer, ClipTextConfig config) {
        if (tokenizer.maxLength() != config.maxTokens()) {
            throw misfit(
                    "it makes prompts of %d tokens, the text encoder takes %d"
                            .formatted(tokenizer.maxLength(), config.maxTokens()));
        }
        if (tokenizer.highestToken() >= config.vocabularySize()) {
            throw misfit(
                    "its tokens go up to number %d, the text encoder knows those below %d"
                            .formatted(tokenizer.highestToken(), config.vocabularySize()));
        }
    }

    private static EngineException misfit(String problem) {
        return new EngineException(
                Reason.BAD_FILE,
                "The tokenizer does not belong to this model: "
                        + problem
                        + ". Download all files of the model again.");
    }

    ClipTokenizer tokenizer() {
        return tokenizer;
    }

    /// Hidden states of all chunks, one after another, weights applied; and the first chunk's
    /// pooled vector, if `output` has one.
    record Encoded(float[] hidden, int tokens, int dim, float @Nullable [] pooled) {}

    /// @param index this encoder's in the model
    Encoded encode(
            WeightedPrompt prompt,
            int index,
            ClipTextModel.Output output,
            Cancellation cancellation) {
        List<TokenChunk> chunks = prompt.chunks();
        Map<String, HostTensor> inputs = new LinkedHashMap<>();
        inputs.put("input_ids", ids(chunks));
        inputs.putAll(EmbeddingInputs.of(chunks, index, width()));
        if (output.pooled()) {
            inputs.put("eos_index", endIndices(chunks));
        }
        Outputs outputs = graph(output).run(inputs, cancellation);
        float[] hidden = outputs.get("hidden_states").floats();
        emphasise(hidden, chunks);
        int dim = width();
        return new Encoded(hidden, hidden.length / dim, dim, firstPooled(outputs, chunks.size()));
    }

    @Override
    public void close() {
        compiled.values().forEach(AdaptableGraph::close);
        compiled.clear();
    }

    /// The width of its hidden states.
    int width() {
        return config.transformer().hiddenSize();
    }

    /// How many of its layers must remain.
    int layers() {
        return config.transformer().layers();
    }

    private AdaptableGraph graph(ClipTextModel.Output output) {
        return compiled.computeIfAbsent(output, this::open);
    }

    private AdaptableGraph open(ClipTextModel.Output output) {
        AdaptableGraph graph =
                new AdaptableGraph(
                        ClipTextModel.adaptable(config, output), weights, replaced.get(), runtime);
        graph.wear(worn);
        return graph;
    }

    /// Puts on other LoRAs, by module; at once.
    void wear(Map<String, List<Weighted>> updates) {
        worn = updates;
        compiled.values().forEach(graph -> graph.wear(updates));
    }

    private HostTensor ids(List<TokenChunk> chunks) {
        long[] ids =
                chunks.stream()
                        .flatMapToInt(chunk -> Arrays.stream(chunk.ids()))
                        .asLongStream()
                        .toArray();
        return HostTensor.of(ids, chunks.size(), ids.length / chunks.size());
    }

    private static HostTensor endIndices(List<TokenChunk> chunks) {
        long[] ends = chunks.stream().mapToLong(TokenChunk::endIndex).toArray();
        return HostTensor.of(ends, ends.length);
    }

    private static void emphasise(float[] hidden, List<TokenChunk> chunks) {
        int length = hidden.length / chunks.size();
        for (int i = 0; i < chunks.size(); i++) {
            if (chunks.get(i).isWeighted()) {
                float[] own = Arrays.copyOfRange(hidden, i * length, (i + 1) * length);
                Emphasis.apply(own, chunks.get(i).weights());
                System.arraycopy(own, 0, hidden, i * length, length);
            }
        }
    }

    private static float @Nullable [] firstPooled(Outputs outputs, int chunks) {
        if (!outputs.has("pooled")) {
            return null;
        }
        float[] all = outputs.get("pooled").floats();
        return Arrays.copyOf(all, all.length / chunks);
    }
}
