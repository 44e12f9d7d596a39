package org.scumble.engine.adapter;

import java.util.List;

/// A layer of a base model that an adapter may change.
///
/// @param module its path as everywhere in Scumble, that of diffusers' and transformers' state
///     dicts: `down_blocks.0.attentions.0.transformer_blocks.0.attn1.to_q`,
///     `text_model.encoder.layers.0.mlp.fc1`. Its parameters are `module.weight` and `module.bias`.
/// @param shape of the weight in the graph: `[out, in]`, `[out, in, kH, kW]`, or `[width]` of a
///     normalisation
/// @param hasBias whether it has one
public record Target(Part part, String module, List<Long> shape, boolean hasBias) {
    public Target {
        shape = List.copyOf(shape);
    }
}
