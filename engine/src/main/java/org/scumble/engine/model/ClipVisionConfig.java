package org.scumble.engine.model;

import static org.scumble.engine.model.ConfigJson.check;

import com.fasterxml.jackson.databind.JsonNode;

/// The shape of a [ClipVisionModel].
///
/// @param imageSize width and height of the picture it looks at
/// @param patchSize width and height of the patches it cuts that into
/// @param imageChannels channels of the picture
/// @param transformer the layers
/// @param projectionSize width of the picture's embedding
public record ClipVisionConfig(
        int imageSize,
        int patchSize,
        int imageChannels,
        ClipTransformerConfig transformer,
        int projectionSize) {

    /// CLIP ViT-L/14.
    public static final ClipVisionConfig VIT_L_14 =
            new ClipVisionConfig(
                    224,
                    14,
                    3,
                    new ClipTransformerConfig(1024, 24, 16, 4096, Activation.QUICK_GELU, 1e-5f),
                    768);

    public ClipVisionConfig {
        check(imageSize > 0 && imageSize <= 4096, "it looks at %d pixels", imageSize);
        check(patchSize > 0 && patchSize <= imageSize, "its patches are %d pixels", patchSize);
        check(imageChannels > 0 && projectionSize > 0, "it has no input or no output");
    }

    /// How many patches the picture is cut into; a rest at its edges is left out.
    public int patches() {
        int across = imageSize / patchSize;
        return across * across;
    }

    /// Reads the `config.json` of a transformers `CLIPVisionModelWithProjection`.
    ///
    /// @throws org.scumble.engine.EngineException if the file is damaged, or asks for a variant
    /// that is not implemented here
    public static ClipVisionConfig fromJson(JsonNode config) {
        return ConfigJson.read("image encoder", config, ClipVisionConfig::read);
    }

    private static ClipVisionConfig read(ConfigJson json) {
        return new ClipVisionConfig(
                json.integer("image_size", 224),
                json.integer("patch_size", 32),
                json.integer("num_channels", 3),
                ClipTransformerConfig.read(json, 768, 12, 3072),
                json.integer("projection_dim", 512));
    }
}
