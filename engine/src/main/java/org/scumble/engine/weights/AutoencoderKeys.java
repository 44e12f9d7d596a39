package org.scumble.engine.weights;

import java.util.Map;
import org.scumble.engine.model.AutoencoderConfig;

/// The autoencoder's keys in layouts other than today's diffusers'.
final class AutoencoderKeys {
    private static final Map<String, String> LDM_ATTENTION =
            Map.of(
                    "group_norm",
                    "norm",
                    "to_q",
                    "q",
                    "to_k",
                    "k",
                    "to_v",
                    "v",
                    "to_out.0",
                    "proj_out");
    private static final Map<String, String> OLD_ATTENTION =
            Map.of("to_q", "query", "to_k", "key", "to_v", "value", "to_out.0", "proj_attn");

    private final KeyMapping.Modules modules = new KeyMapping.Modules();

    private AutoencoderKeys() {}

    /// The layout of `tensors`, which hold an autoencoder's keys after `prefix`.
    static KeyMapping of(StoredTensors tensors, String prefix, AutoencoderConfig config) {
        if (!tensors.hasUnder(prefix + "decoder.up_blocks.")) {
            return ldm(config).under(prefix);
        }
        boolean old = tensors.has(prefix + "decoder.mid_block.attentions.0.query.weight");
        return (old ? oldDiffusers() : KeyMapping.identity()).under(prefix);
    }

    /// The layout of LDM: the decoder's resolutions are numbered from the finest.
    static KeyMapping ldm(AutoencoderConfig config) {
        return new AutoencoderKeys().ldmMapping(config);
    }

    /// The layout of diffusers before 0.17, as in the folders of Stable Diffusion 1.5.
    static KeyMapping oldDiffusers() {
        var modules = new KeyMapping.Modules();
        for (String half : new String[] {"encoder", "decoder"}) {
            String attention = half + ".mid_block.attentions.0";
            modules.parts(attention, attention, OLD_ATTENTION);
        }
        return modules.mapping();
    }

    private KeyMapping ldmMapping(AutoencoderConfig config) {
        int levels = config.blockChannels().size();
        for (int i = 0; i < levels; i++) {
            String name = "encoder.down_blocks." + i;
            String key = "encoder.down." + i;
            for (int j = 0; j < config.layersPerBlock(); j++) {
                residual(name + ".resnets." + j, key + ".block." + j);
            }
            modules.module(name + ".downsamplers.0.conv", key + ".downsample.conv");
        }
        for (int i = 0; i < levels; i++) {
            String name = "decoder.up_blocks." + i;
            String key = "decoder.up." + (levels - 1 - i);
            for (int j = 0; j <= config.layersPerBlock(); j++) {
                residual(name + ".resnets." + j, key + ".block." + j);
            }
            modules.module(name + ".upsamplers.0.conv", key + ".upsample.conv");
        }
        ends("encoder");
        ends("decoder");
        return modules.mapping().withUnused("loss.", "model_ema.");
    }

    private void ends(String half) {
        modules.module(half + ".mid_block.resnets.0", half + ".mid.block_1");
        modules.parts(half + ".mid_block.attentions.0", half + ".mid.attn_1", LDM_ATTENTION);
        modules.module(half + ".mid_block.resnets.1", half + ".mid.block_2");
        modules.module(half + ".conv_norm_out", half + ".norm_out");
    }

    private void residual(String name, String key) {
        modules.module(name, key);
        modules.module(name + ".conv_shortcut", key + ".nin_shortcut");
    }
}
