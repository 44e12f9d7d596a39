package org.scumble.engine.model;

import static org.scumble.engine.model.ConfigJson.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;

/// The shape of an [Autoencoder], and how its latents are scaled for the diffusion model.
///
/// @param imageChannels channels of the picture
/// @param latentChannels channels of the latents
/// @param blockChannels channels at each resolution, finest first; each is half the size of the one
///     before
/// @param layersPerBlock residual blocks a resolution; the decoder has one more
/// @param normGroups groups of each group normalisation
/// @param quantConv whether a 1×1 convolution follows the encoder
/// @param postQuantConv whether a 1×1 convolution precedes the decoder
/// @param midAttention whether the lowest resolution has self-attention
/// @param scalingFactor what the diffusion model sees is `(latents - shiftFactor) * scalingFactor`
/// @param shiftFactor see `scalingFactor`
public record AutoencoderConfig(
        int imageChannels,
        int latentChannels,
        List<Integer> blockChannels,
        int layersPerBlock,
        int normGroups,
        boolean quantConv,
        boolean postQuantConv,
        boolean midAttention,
        float scalingFactor,
        float shiftFactor) {

    /// Stable Diffusion 1.x and 2.x.
    public static final AutoencoderConfig SD = stableDiffusion(0.18215f);

    /// Stable Diffusion XL.
    public static final AutoencoderConfig SDXL = stableDiffusion(0.13025f);

    public AutoencoderConfig {
        blockChannels = List.copyOf(blockChannels);
        check(imageChannels > 0 && latentChannels > 0, "it has no channels");
        check(
                !blockChannels.isEmpty() && blockChannels.size() <= 8,
                "it has %d resolutions",
                blockChannels.size());
        check(layersPerBlock > 0 && layersPerBlock <= 16, "it has %d layers", layersPerBlock);
        check(normGroups > 0, "it has no normalisation groups");
        for (int channels : blockChannels) {
            check(
                    channels > 0 && channels % normGroups == 0,
                    "it puts %d channels into %d normalisation groups",
                    channels,
                    normGroups);
        }
        check(
                scalingFactor != 0 && Float.isFinite(scalingFactor),
                "its scaling factor is unusable");
        check(Float.isFinite(shiftFactor), "its shift factor is unusable");
    }

    /// How many pixels, across and down, one latent stands for.
    public int pixelsPerLatent() {
        return 1 << (blockChannels.size() - 1);
    }

    /// Reads the `config.json` of a diffusers `AutoencoderKL`.
    ///
    /// @throws org.scumble.engine.EngineException if the file is damaged, or asks for a variant
    /// that is not implemented here
    public static AutoencoderConfig fromJson(JsonNode config) {
        return ConfigJson.read("autoencoder", config, AutoencoderConfig::read);
    }

    private static AutoencoderConfig read(ConfigJson json) {
        json.requireNone("latents_mean", "latents_std");
        json.require("act_fn", "silu");
        List<Integer> channels = json.integers("block_out_channels", List.of(64));
        int imageChannels = json.integer("in_channels", 3);
        json.require("out_channels", imageChannels);
        requireBlocks(json, "down_block_types", "DownEncoderBlock2D", channels.size());
        requireBlocks(json, "up_block_types", "UpDecoderBlock2D", channels.size());
        return new AutoencoderConfig(
                imageChannels,
                json.integer("latent_channels", 4),
                channels,
                json.integer("layers_per_block", 1),
                json.integer("norm_num_groups", 32),
                json.flag("use_quant_conv", true),
                json.flag("use_post_quant_conv", true),
                json.flag("mid_block_add_attention", true),
                json.number("scaling_factor", 0.18215f),
                json.number("shift_factor", 0));
    }

    private static void requireBlocks(ConfigJson json, String key, String type, int count) {
        List<String> types = json.strings(key, List.of(type));
        if (!types.equals(Collections.nCopies(count, type))) {
            throw json.unsupported(key);
        }
    }

    private static AutoencoderConfig stableDiffusion(float scalingFactor) {
        return new AutoencoderConfig(
                3, 4, List.of(128, 256, 512, 512), 2, 32, true, true, true, scalingFactor, 0);
    }
}
