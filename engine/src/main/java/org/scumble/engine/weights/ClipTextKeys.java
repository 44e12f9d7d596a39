package org.scumble.engine.weights;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.model.ClipTextConfig;
import org.scumble.engine.weights.KeyMapping.Source;

/// The text encoder's keys in layouts other than transformers'.
public final class ClipTextKeys {
    private static final String LAYERS = "text_model.encoder.layers.";

    private ClipTextKeys() {}

    /// Transformers' layout; some files leave out the leading `text_model.`.
    static KeyMapping transformers(boolean withoutTextModel) {
        return KeyMapping.of(withoutTextModel ? Map.of("text_model.", "") : Map.of())
                .withUnused(
                        "text_model.embeddings.position_ids",
                        "embeddings.position_ids",
                        "text_projection",
                        "logit_scale");
    }

    /// What OpenCLIP's layout calls a layer, by its name here; null for what it fuses with others.
    public static Function<String, @Nullable String> openClipLayers(ClipTextConfig config) {
        return openClip(config)::layer;
    }

    /// OpenCLIP's layout: query, key and value projections are one tensor.
    ///
    /// Files of Stable Diffusion 2 hold a layer more than is used, and a projection.
    static KeyMapping openClip(ClipTextConfig config) {
        int layers = config.transformer().layers();
        Map<String, String> beginnings = new HashMap<>();
        beginnings.put("text_model.embeddings.token_embedding.", "token_embedding.");
        beginnings.put("text_model.embeddings.position_embedding.weight", "positional_embedding");
        beginnings.put("text_model.final_layer_norm.", "ln_final.");
        beginnings.put("text_projection.weight", "text_projection");
        Map<String, Source> fused = new HashMap<>();
        for (int i = 0; i < layers; i++) {
            String name = LAYERS + i;
            String key = "transformer.resblocks." + i;
            beginnings.put(name + ".layer_norm1.", key + ".ln_1.");
            beginnings.put(name + ".layer_norm2.", key + ".ln_2.");
            beginnings.put(name + ".mlp.fc1.", key + ".mlp.c_fc.");
            beginnings.put(name + ".mlp.fc2.", key + ".mlp.c_proj.");
            beginnings.put(name + ".self_attn.out_proj.", key + ".attn.out_proj.");
            for (String kind : List.of("weight", "bias")) {
                Source all = new Source(key + ".attn.in_proj_" + kind, 0, 3);
                fused.put(name + ".self_attn.q_proj." + kind, all);
                fused.put(name + ".self_attn.k_proj." + kind, new Source(all.key(), 1, 3));
                fused.put(name + ".self_attn.v_proj." + kind, new Source(all.key(), 2, 3));
            }
        }
        return KeyMapping.of(beginnings)
                .withFused(fused)
                .withUnused(
                        "transformer.resblocks." + layers + ".",
                        "text_projection",
                        "logit_scale",
                        "attn_mask");
    }
}
