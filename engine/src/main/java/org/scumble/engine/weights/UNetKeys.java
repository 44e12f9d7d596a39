package org.scumble.engine.weights;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.model.UNetConfig;
import org.scumble.engine.model.UNetConfig.Level;

/// The U-Net's keys in the layout of LDM and SGM (`openaimodel.py`): one list of blocks on the way
/// down, one on the way up, in which every block holds a residual block, then a transformer or a
/// change of resolution.
public final class UNetKeys {
    private static final Map<String, String> RESIDUAL =
            Map.of(
                    "norm1", "in_layers.0",
                    "conv1", "in_layers.2",
                    "time_emb_proj", "emb_layers.1",
                    "norm2", "out_layers.0",
                    "conv2", "out_layers.3",
                    "conv_shortcut", "skip_connection");

    private final UNetConfig config;
    private final KeyMapping.Modules modules = new KeyMapping.Modules();

    private UNetKeys(UNetConfig config) {
        this.config = config;
    }

    static KeyMapping of(UNetConfig config) {
        return new UNetKeys(config).mapping();
    }

    /// What that layout calls a layer, by its name here.
    public static Function<String, @Nullable String> layers(UNetConfig config) {
        return of(config)::layer;
    }

    private KeyMapping mapping() {
        modules.module("time_embedding.linear_1", "time_embed.0");
        modules.module("time_embedding.linear_2", "time_embed.2");
        modules.module("add_embedding.linear_1", "label_emb.0.0");
        modules.module("add_embedding.linear_2", "label_emb.0.2");
        modules.module("conv_in", "input_blocks.0.0");
        down();
        residual("mid_block.resnets.0", "middle_block.0");
        modules.module("mid_block.attentions.0", "middle_block.1");
        residual("mid_block.resnets.1", "middle_block.2");
        up();
        modules.module("conv_norm_out", "out.0");
        modules.module("conv_out", "out.2");
        return modules.mapping();
    }

    private void down() {
        int block = 1;
        for (int i = 0; i < config.levels().size(); i++) {
            String name = "down_blocks." + i;
            for (int j = 0; j < config.levels().get(i).down().size(); j++, block++) {
                residual(name + ".resnets." + j, "input_blocks." + block + ".0");
                modules.module(name + ".attentions." + j, "input_blocks." + block + ".1");
            }
            modules.module(name + ".downsamplers.0.conv", "input_blocks." + block++ + ".0.op");
        }
    }

    private void up() {
        List<Level> levels = config.levels().reversed();
        int block = 0;
        for (int i = 0; i < levels.size(); i++) {
            String name = "up_blocks." + i;
            List<Integer> depths = levels.get(i).up();
            for (int j = 0; j < depths.size(); j++, block++) {
                residual(name + ".resnets." + j, "output_blocks." + block + ".0");
                modules.module(name + ".attentions." + j, "output_blocks." + block + ".1");
            }
            // In the last block of its resolution, after the transformer if there is one.
            String place = "output_blocks." + (block - 1) + (depths.getLast() > 0 ? ".2" : ".1");
            modules.module(name + ".upsamplers.0.conv", place + ".conv");
        }
    }

    private void residual(String name, String key) {
        modules.parts(name, key, RESIDUAL);
    }
}
