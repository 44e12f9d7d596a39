package org.scumble.engine.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.scumble.engine.adapter.Examined.Sound;
import org.scumble.engine.adapter.Examined.Unsound;
import org.scumble.engine.weights.Safetensors;

/// The alphas of a file that PEFT wrote: they stand in a JSON object rather than among its tensors.
/// Diffusers puts that into the header, with what is said of each part, as `unet.lora_alpha`; PEFT
/// by itself into a file beside it, see [PeftConfig].
final class PeftScales {
    /// Of the header's metadata.
    static final String KEY = "lora_adapter_metadata";

    /// More than any model has layers. Each module is held against each.
    private static final int MOST_PATTERNS = 3000;

    private final JsonNode config;
    private final boolean ofOnePart;
    private final String problem;

    private PeftScales(JsonNode config, boolean ofOnePart, String problem) {
        this.config = config;
        this.ofOnePart = ofOnePart;
        this.problem = problem;
    }

    static PeftScales of(Safetensors file) {
        JsonNode header = MetadataJson.read(file.metadata(), KEY);
        if (!header.isMissingNode()) {
            return new PeftScales(header, false, "");
        }
        return switch (PeftConfig.beside(file.path())) {
            case Sound<JsonNode>(JsonNode config) -> new PeftScales(config, true, "");
            case Unsound<JsonNode>(String reason) ->
                    new PeftScales(MissingNode.getInstance(), true, reason);
        };
    }

    /// Why what stands beside the file is not used, in words that end a sentence; else empty.
    String problem() {
        return problem;
    }

    /// The alpha of a module that has no tensor for it; 0 if nothing is said.
    double alpha(StoredModule module) {
        if (ofOnePart) {
            return alpha(module, "");
        }
        Part part = LayerNames.part(module.name());
        if (part == null) {
            return 0;
        }
        return switch (part) {
            case UNET -> alpha(module, "unet.");
            case TEXT_ENCODER -> alpha(module, "text_encoder.");
            case TEXT_ENCODER_2 -> alpha(module, "text_encoder_2.");
        };
    }

    private double alpha(StoredModule module, String prefix) {
        // LoHa's and LoKr's has the shorter name.
        double all =
                config.path(prefix + "lora_alpha")
                        .asDouble(config.path(prefix + "alpha").asDouble());
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
