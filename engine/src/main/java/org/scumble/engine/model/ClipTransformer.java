package org.scumble.engine.model;

import org.jspecify.annotations.Nullable;
import org.scumble.engine.graph.GraphBuilder;
import org.scumble.engine.graph.Value;

/// The pre-norm transformer that CLIP's text and image encoders have in common.
final class ClipTransformer {
    private final GraphBuilder graph;
    private final Blocks blocks;
    private final ClipTransformerConfig config;
    private final String name;
    private final boolean causal;

    /// @param name of the module that holds the layers: `text_model`
    /// @param causal whether a position sees only itself and those before it
    /// @param slots where LoRAs enter, if they may
    ClipTransformer(
            GraphBuilder graph,
            ClipTransformerConfig config,
            String name,
            boolean causal,
            @Nullable AdapterSlots slots) {
        this.graph = graph;
        this.blocks = new Blocks(graph, slots);
        this.config = config;
        this.name = name;
        this.causal = causal;
    }

    /// The layers `from` to `to` (exclusive), applied to `x` `[N, S, hiddenSize]`.
    Value layers(Value x, int from, int to) {
        for (int i = from; i < to; i++) {
            x = layer(name + ".encoder.layers." + i, x);
        }
        return x;
    }

    /// The layer normalisation called `norm`, as wide as the hidden states.
    Value norm(String norm, Value x) {
        return blocks.layerNorm(norm, x, config.normEpsilon());
    }

    private Value layer(String layer, Value x) {
        x = graph.add(x, attention(layer + ".self_attn", norm(layer + ".layer_norm1", x)));
        return graph.add(x, feedForward(layer + ".mlp", norm(layer + ".layer_norm2", x)));
    }

    private Value attention(String module, Value x) {
        int width = config.hiddenSize();
        Value attended =
                graph.attention(
                        blocks.linear(module + ".q_proj", x, width),
                        blocks.linear(module + ".k_proj", x, width),
                        blocks.linear(module + ".v_proj", x, width),
                        config.heads(),
                        causal);
        return blocks.linear(module + ".out_proj", attended, width);
    }

    private Value feedForward(String module, Value x) {
        Value hidden = blocks.linear(module + ".fc1", x, config.feedForwardSize());
        Value active =
                switch (config.activation()) {
                    case QUICK_GELU -> graph.quickGelu(hidden);
                    case GELU -> graph.gelu(hidden);
                };
        return blocks.linear(module + ".fc2", active, config.hiddenSize());
    }
}
