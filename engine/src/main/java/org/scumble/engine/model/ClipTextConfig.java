package org.scumble.engine.model;

import static org.scumble.engine.model.ConfigJson.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The shape of a [ClipTextModel].
///
/// @param vocabularySize tokens in the embedding table
/// @param maxTokens longest sequence: rows of the position table
/// @param transformer the layers
/// @param projection of the pooled state into the space shared with pictures, where the model has
///     one
public record ClipTextConfig(
        int vocabularySize,
        int maxTokens,
        ClipTransformerConfig transformer,
        @Nullable Projection projection) {

    /// A linear layer without bias.
    ///
    /// @param size its width
    /// @param transposed whether its weight is stored `[hiddenSize, size]`, as in OpenCLIP files,
    ///     rather than `[size, hiddenSize]`
    public record Projection(int size, boolean transposed) {
        public Projection {
            check(size > 0, "it projects to nothing");
        }
    }

    /// CLIP ViT-L/14's: the encoder of Stable Diffusion 1.x, and the first one of XL.
    public static final ClipTextConfig CLIP_L =
            of(new ClipTransformerConfig(768, 12, 12, 3072, Activation.QUICK_GELU, 1e-5f), null);

    /// OpenCLIP ViT-H/14's, as Stable Diffusion 2.x uses it: without its 24th layer.
    public static final ClipTextConfig OPENCLIP_H =
            of(new ClipTransformerConfig(1024, 23, 16, 4096, Activation.GELU, 1e-5f), null);

    /// OpenCLIP ViT-bigG/14's: the second encoder of Stable Diffusion XL.
    public static final ClipTextConfig OPENCLIP_BIGG =
            of(
                    new ClipTransformerConfig(1280, 32, 20, 5120, Activation.GELU, 1e-5f),
                    new Projection(1280, false));

    public ClipTextConfig {
        check(vocabularySize > 0 && maxTokens > 0, "it has no tokens");
    }

    /// This model, its projection stored `[hiddenSize, size]` as in OpenCLIP files.
    ///
    /// @throws IllegalStateException if it has no projection
    public ClipTextConfig withTransposedProjection() {
        if (projection == null) {
            throw new IllegalStateException("This text encoder has no projection");
        }
        return new ClipTextConfig(
                vocabularySize, maxTokens, transformer, new Projection(projection.size(), true));
    }

    /// Reads the `config.json` of a transformers `CLIPTextModel` or `CLIPTextModelWithProjection`.
    ///
    /// @throws org.scumble.engine.EngineException if the file is damaged, or asks for a variant
    /// that is not implemented here
    public static ClipTextConfig fromJson(JsonNode config) {
        return ConfigJson.read("text encoder", config, ClipTextConfig::read);
    }

    private static ClipTextConfig read(ConfigJson json) {
        boolean projects =
                json.strings("architectures", List.of()).contains("CLIPTextModelWithProjection");
        return new ClipTextConfig(
                json.integer("vocab_size", 49408),
                json.integer("max_position_embeddings", 77),
                ClipTransformerConfig.read(json, 512, 8, 2048),
                projects ? new Projection(json.integer("projection_dim", 512), false) : null);
    }

    private static ClipTextConfig of(
            ClipTransformerConfig transformer, @Nullable Projection projection) {
        return new ClipTextConfig(49408, 77, transformer, projection);
    }
}
