package org.scumble.engine.model;

import static org.scumble.engine.model.ConfigJson.check;

import java.util.LinkedHashMap;
import java.util.Map;
import org.scumble.engine.graph.Graph;
import org.scumble.engine.graph.GraphBuilder;
import org.scumble.engine.graph.Value;
import org.scumble.engine.model.ClipTextConfig.Projection;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.Dim;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.tensor.Shape;

/// CLIP's text encoder (Radford et al., 2021), OpenAI's and OpenCLIP's. Names follow transformers'
/// `CLIPTextModelWithProjection`.
///
/// | input | shape | |
/// |---|---|---|
/// | `input_ids` | `[batch, maxTokens]` I64 | the padded prompt |
/// | `embedding_mask` | `[batch, maxTokens, 1]` | 1 where a vector stands in place of the token's
/// own embedding, else 0 |
/// | `embedding_override` | `[batch, maxTokens, hiddenSize]` | those vectors, else 0 |
/// | `eos_index` | `[batch]` I64 | position of each prompt's end token; for `pooled` only |
///
/// | output | shape | |
/// |---|---|---|
/// | `hidden_states` | `[batch, maxTokens, hiddenSize]` | what the U-Net attends to |
/// | `pooled` | `[batch, projection or hiddenSize]` | the whole prompt as one vector |
public final class ClipTextModel {
    /// The input that says where vectors stand in place of tokens' embeddings, as textual inversion
    /// (Gal et al., 2022) puts them there.
    public static final String EMBEDDING_MASK = "embedding_mask";

    /// The input that says which.
    public static final String EMBEDDING_OVERRIDE = "embedding_override";

    private static final String NAME = "text_model";

    /// What a diffusion model takes from its text encoder.
    ///
    /// @param skippedLayers how many of the last layers `hidden_states` leaves out. Stable
    ///     Diffusion 1.x and 2.x leave out none, XL leaves out one. AUTOMATIC1111's "Clip skip" is
    ///     one more than this number, and never means fewer than the family's own; diffusers'
    ///     `clip_skip` is what is left out beyond that
    /// @param finalNorm whether `hidden_states` pass the final layer normalisation: in 1.x and 2.x
    ///     they do, however many layers are skipped; in XL they do not
    /// @param pooled whether there is an output `pooled`. It comes of all layers, whatever is
    ///     skipped
    public record Output(int skippedLayers, boolean finalNorm, boolean pooled) {}

    private final ClipTextConfig config;
    private final GraphBuilder graph = new GraphBuilder();
    private final ClipTransformer transformer;
    private final Dim batch = Dim.symbol("batch");

    private ClipTextModel(ClipTextConfig config, boolean adaptable) {
        this.config = config;
        AdapterSlots slots = adaptable ? new AdapterSlots(graph) : null;
        this.transformer = new ClipTransformer(graph, config.transformer(), NAME, true, slots);
    }

    /// The graph of a text encoder.
    ///
    /// @throws IllegalArgumentException if more layers are skipped than there are
    public static Graph graph(ClipTextConfig config, Output output) {
        return graph(config, output, false);
    }

    /// The graph of a text encoder that takes LoRAs, see [AdapterSlots].
    ///
    /// @throws IllegalArgumentException if more layers are skipped than there are
    public static Graph adaptable(ClipTextConfig config, Output output) {
        return graph(config, output, true);
    }

    private static Graph graph(ClipTextConfig config, Output output, boolean adaptable) {
        int layers = config.transformer().layers();
        int skipped = output.skippedLayers();
        check(skipped >= 0 && skipped < layers, "Cannot skip %d of %d layers", skipped, layers);
        return new ClipTextModel(config, adaptable).build(output);
    }

    private Graph build(Output output) {
        int layers = config.transformer().layers();
        int last = layers - output.skippedLayers();
        Value hidden = transformer.layers(embeddings(), 0, last);
        Map<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("hidden_states", output.finalNorm() ? finalNorm(hidden) : hidden);
        if (output.pooled()) {
            outputs.put("pooled", pooled(finalNorm(transformer.layers(hidden, last, layers))));
        }
        return graph.build(outputs);
    }

    private Value embeddings() {
        int width = config.transformer().hiddenSize();
        Value ids = graph.input("input_ids", DType.I64, Shape.of(batch, config.maxTokens()));
        Value tokens =
                graph.parameter(
                        NAME + ".embeddings.token_embedding.weight",
                        Shape.of(config.vocabularySize(), width));
        Value positions =
                graph.parameter(
                        NAME + ".embeddings.position_embedding.weight",
                        Shape.of(config.maxTokens(), width));
        return graph.add(overridden(graph.gather(tokens, ids, 0)), positions);
    }

    /// The tokens' embeddings, unless there are others to take their place. Where there are none,
    /// they stay exactly as they are.
    private Value overridden(Value tokens) {
        Shape one = tokens.shape().with(2, Dim.of(1));
        Value mask = graph.input(EMBEDDING_MASK, DType.F32, one);
        Value override = graph.input(EMBEDDING_OVERRIDE, DType.F32, tokens.shape());
        Value kept = graph.mul(tokens, graph.sub(graph.scalar(1), mask));
        return graph.add(kept, override);
    }

    private Value finalNorm(Value x) {
        return transformer.norm(NAME + ".final_layer_norm", x);
    }

    /// The state at each prompt's end token, projected.
    private Value pooled(Value states) {
        int tokens = config.maxTokens();
        Value end = graph.input("eos_index", DType.I64, Shape.of(batch));
        Value oneHot = graph.gather(graph.constant(identity(tokens)), end, 0);
        Value state = graph.matMul(graph.reshape(oneHot, Shape.of(batch, 1, tokens)), states);
        return projected(graph.reshape(state, Shape.of(batch, config.transformer().hiddenSize())));
    }

    private Value projected(Value state) {
        Projection projection = config.projection();
        if (projection == null) {
            return state;
        }
        int width = config.transformer().hiddenSize();
        int size = projection.size();
        String name = "text_projection.weight";
        return projection.transposed()
                ? graph.matMul(state, graph.parameter(name, Shape.of(width, size)))
                : graph.linear(state, graph.parameter(name, Shape.of(size, width)), null);
    }

    private static HostTensor identity(int size) {
        float[] ones = new float[size * size];
        for (int i = 0; i < size; i++) {
            ones[i * size + i] = 1;
        }
        return HostTensor.of(ones, size, size);
    }
}
