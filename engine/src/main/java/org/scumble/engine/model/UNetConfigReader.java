package org.scumble.engine.model;

import static org.scumble.engine.model.ConfigJson.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.model.UNetConfig.AddedConditioning;
import org.scumble.engine.model.UNetConfig.Level;
import org.scumble.engine.model.UNetConfig.Mid;
import org.scumble.engine.model.UNetConfig.TimeProjection;

/// Reads the `config.json` of a diffusers `UNet2DConditionModel`, with diffusers' defaults.
final class UNetConfigReader {
    /// Original height and width, crop top and left, target height and width.
    private static final int TIME_IDS = 6;

    private static final List<String> DOWN_TYPES =
            List.of(
                    "CrossAttnDownBlock2D",
                    "CrossAttnDownBlock2D",
                    "CrossAttnDownBlock2D",
                    "DownBlock2D");
    private static final List<String> UP_TYPES =
            List.of("UpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D");

    private final ConfigJson json;
    private final List<String> downTypes;
    private final List<String> upTypes;
    private final List<Integer> layersDown;
    private final List<Integer> layersUp;

    private UNetConfigReader(ConfigJson json) {
        this.json = json;
        downTypes = json.strings("down_block_types", DOWN_TYPES);
        upTypes = json.strings("up_block_types", UP_TYPES);
        layersDown = json.integerEach("layers_per_block", downTypes.size(), 2);
        layersUp = layersDown.stream().map(layers -> layers + 1).toList();
    }

    static UNetConfig read(ConfigJson json) {
        refuseOtherVariants(json);
        return new UNetConfigReader(json).read();
    }

    private UNetConfig read() {
        return new UNetConfig(
                json.integer("in_channels", 4),
                json.integer("out_channels", 4),
                levels(),
                mid(),
                json.integer("cross_attention_dim", 1280),
                json.flag("use_linear_projection", false),
                json.integer("norm_num_groups", 32),
                json.number("norm_eps", 1e-5f),
                new TimeProjection(
                        json.flag("flip_sin_to_cos", true), json.integer("freq_shift", 0)),
                addedConditioning());
    }

    private List<Level> levels() {
        int count = downTypes.size();
        check(upTypes.size() == count, "it has %d blocks down, %d up", count, upTypes.size());
        List<Integer> channels = json.integers("block_out_channels", List.of(320, 640, 1280, 1280));
        check(channels.size() == count, "it gives %d widths for %d blocks", channels.size(), count);
        // Counts of heads, in spite of the name.
        List<Integer> heads = json.integerEach("attention_head_dim", count, 8);
        List<List<Integer>> depthsDown =
                json.integerGrid("transformer_layers_per_block", layersDown, 1);
        List<List<Integer>> depthsUp = depthsUp();

        var levels = new ArrayList<Level>();
        for (int i = 0; i < count; i++) {
            boolean attendsDown = attends("down_block_types", downTypes.get(i));
            boolean attendsUp = attends("up_block_types", upTypes.reversed().get(i));
            levels.add(
                    new Level(
                            channels.get(i),
                            heads.get(i),
                            attendsDown ? depthsDown.get(i) : without(layersDown.get(i)),
                            attendsUp ? depthsUp.get(i) : without(layersUp.get(i))));
        }
        return levels;
    }

    /// The transformer depths on the way up, finest level first.
    private List<List<Integer>> depthsUp() {
        String own = "reverse_transformer_layers_per_block";
        return json.has(own)
                ? json.integerGrid(own, layersUp.reversed(), 1).reversed()
                : json.integerGrid("transformer_layers_per_block", layersUp, 1);
    }

    private static List<Integer> without(int layers) {
        return Collections.nCopies(layers, 0);
    }

    private boolean attends(String key, String type) {
        return switch (type) {
            case "CrossAttnDownBlock2D", "CrossAttnUpBlock2D" -> true;
            case "DownBlock2D", "UpBlock2D" -> false;
            default -> throw json.unsupported(key);
        };
    }

    private Mid mid() {
        String key = "mid_block_type";
        if (json.isNull(key)) {
            return new Mid.None();
        }
        return switch (json.string(key, "UNetMidBlock2DCrossAttn")) {
            case "UNetMidBlock2DCrossAttn" -> new Mid.CrossAttention(lowestDepth());
            case "UNetMidBlock2D" -> new Mid.Residual();
            default -> throw json.unsupported(key);
        };
    }

    private int lowestDepth() {
        return json.integerGrid("transformer_layers_per_block", layersDown, 1).getLast().getFirst();
    }

    private @Nullable AddedConditioning addedConditioning() {
        if (!json.has("addition_embed_type")) {
            return null;
        }
        json.require("addition_embed_type", "text_time");
        int timeIdDim = json.integer("addition_time_embed_dim", 256);
        int inputDim = json.integer("projection_class_embeddings_input_dim", 2816);
        return new AddedConditioning(inputDim - TIME_IDS * timeIdDim, TIME_IDS, timeIdDim);
    }

    private static void refuseOtherVariants(ConfigJson json) {
        json.requireNone(
                "encoder_hid_dim",
                "encoder_hid_dim_type",
                "num_attention_heads",
                "class_embed_type",
                "num_class_embeds",
                "time_embedding_dim",
                "time_embedding_act_fn",
                "timestep_post_act",
                "time_cond_proj_dim");
        json.require("center_input_sample", false);
        json.require("only_cross_attention", false);
        json.require("dual_cross_attention", false);
        json.require("class_embeddings_concat", false);
        json.require("downsample_padding", 1);
        json.require("mid_block_scale_factor", 1);
        json.require("conv_in_kernel", 3);
        json.require("conv_out_kernel", 3);
        json.require("act_fn", "silu");
        json.require("time_embedding_type", "positional");
        json.require("resnet_time_scale_shift", "default");
        json.require("attention_type", "default");
    }
}
