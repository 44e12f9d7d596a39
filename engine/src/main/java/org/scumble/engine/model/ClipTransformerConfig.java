package org.scumble.engine.model;

import static org.scumble.engine.model.ConfigJson.check;

/// The layers that CLIP's text and image encoders have in common.
///
/// @param hiddenSize width of the hidden states
/// @param layers how many
/// @param heads attention heads a layer
/// @param feedForwardSize width inside the feed-forward layers
/// @param activation of the feed-forward layers
/// @param normEpsilon epsilon of every layer normalisation
public record ClipTransformerConfig(
        int hiddenSize,
        int layers,
        int heads,
        int feedForwardSize,
        Activation activation,
        float normEpsilon) {

    public ClipTransformerConfig {
        check(hiddenSize > 0 && heads > 0 && feedForwardSize > 0, "its layers have no width");
        check(hiddenSize % heads == 0, "it splits %d channels into %d heads", hiddenSize, heads);
        check(layers > 0 && layers <= 128, "it has %d layers", layers);
    }

    /// Reads what `config.json` says of the layers. The defaults of their widths differ between
    /// transformers' text and vision configurations.
    static ClipTransformerConfig read(
            ConfigJson json, int hiddenSize, int heads, int feedForwardSize) {
        return new ClipTransformerConfig(
                json.integer("hidden_size", hiddenSize),
                json.integer("num_hidden_layers", 12),
                json.integer("num_attention_heads", heads),
                json.integer("intermediate_size", feedForwardSize),
                Activation.read(json),
                json.number("layer_norm_eps", 1e-5f));
    }
}
