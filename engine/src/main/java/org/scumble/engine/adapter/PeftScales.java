package org.scumble.engine.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/// The alphas of a file that diffusers wrote with PEFT: they stand in its header rather than among
/// its tensors, as `unet.lora_alpha` and the like in a JSON object.
final class PeftScales {
    /// Of the header's metadata.
    static final String KEY = "lora_adapter_metadata";

    /// More than any model has layers. Each module is held against each.
    private static final int MOST_PATTERNS = 3000;

    private final JsonNode config;

    private PeftScales(JsonNode config) {
        this.config = config;
    }

    static PeftScales of(Map<String, String> metadata) {
        return new PeftScales(MetadataJson.read(metadata, KEY));
    }

    /// The alpha of a module that has no tensor for it; 0 if nothing is said.
    double alpha(StoredModule module) {
        Part part = LayerNames.part(module.name());
        if (part == null) {
            return 0;
        }
        String prefix =
                switch (part) {
                    case UNET -> "unet.";
                    case TEXT_ENCODER -> "text_encoder.";
                    case TEXT_ENCODER_2 -> "text_encoder_2.";
                };
        double all = config.path(prefix + "lora_alpha").asDouble();
        double alpha =
                config.path(prefix + "alpha_pattern")
                        .propertyStream()
                        .limit(MOST_PATTERNS)
                        .filter(own -> ("." + module.name()).endsWith("." + own.getKey()))
                        .findFirst()
                        .map(own -> own.getValue().asDouble())
                        .orElse(all);
        // Rank-stabilised LoRA (Kalajdzievski, 2023) divides by the root of the rank.
        boolean stabilised = config.path(prefix + "use_rslora").asBoolean();
        double effective = stabilised ? alpha * Math.sqrt(module.shape().rank()) : alpha;
        return Double.isFinite(effective) ? effective : 0;
    }
}
