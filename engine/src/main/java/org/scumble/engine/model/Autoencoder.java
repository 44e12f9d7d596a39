package org.scumble.engine.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scumble.engine.graph.Graph;
import org.scumble.engine.graph.GraphBuilder;
import org.scumble.engine.graph.Value;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.Dim;
import org.scumble.engine.tensor.Shape;

/// The KL autoencoder of latent diffusion (Rombach et al., 2022): pictures to latents and back.
/// Names follow diffusers' `AutoencoderKL`.
///
/// Latents here are the autoencoder's own; the diffusion model sees them shifted and scaled by
/// [AutoencoderConfig#shiftFactor] and [AutoencoderConfig#scalingFactor]. Pixels lie in [-1, 1].
public final class Autoencoder {
    private static final float EPSILON = 1e-6f;

    private final AutoencoderConfig config;
    private final GraphBuilder graph = new GraphBuilder();
    private final Blocks blocks = new Blocks(graph);

    private Autoencoder(AutoencoderConfig config) {
        this.config = config;
    }

    /// The encoder. Its input `sample` is `[batch, imageChannels, height, width]`; its outputs
    /// `latent_mean` and `latent_logvar`, both `[batch, latentChannels, height/8, width/8]`
    /// (rounded down; 8 for [AutoencoderConfig#pixelsPerLatent]), describe the Gaussian that
    /// latents are drawn from. Its log-variance is not clamped.
    public static Graph encoder(AutoencoderConfig config) {
        return new Autoencoder(config).encoder();
    }

    /// The decoder, from `latents` `[batch, latentChannels, height, width]` to `out_sample`
    /// `[batch, imageChannels, 8*height, 8*width]` (8 for [AutoencoderConfig#pixelsPerLatent]).
    public static Graph decoder(AutoencoderConfig config) {
        return new Autoencoder(config).decoder();
    }

    private Graph encoder() {
        List<Integer> channels = config.blockChannels();
        Value x =
                blocks.conv3x3(
                        "encoder.conv_in",
                        input("sample", config.imageChannels()),
                        channels.getFirst());
        for (int i = 0; i < channels.size(); i++) {
            String name = "encoder.down_blocks." + i;
            for (int j = 0; j < config.layersPerBlock(); j++) {
                x = residual(name + ".resnets." + j, x, channels.get(i));
            }
            if (i < channels.size() - 1) {
                x = blocks.downsample(name + ".downsamplers.0", x, 0);
            }
        }
        x = mid("encoder.mid_block", x);
        int latents = config.latentChannels();
        Value moments = out("encoder", x, 2 * latents);
        if (config.quantConv()) {
            moments = blocks.conv1x1("quant_conv", moments, 2 * latents);
        }
        Map<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("latent_mean", graph.slice(moments, 1, 0, latents));
        outputs.put("latent_logvar", graph.slice(moments, 1, latents, 2 * latents));
        return graph.build(outputs);
    }

    private Graph decoder() {
        List<Integer> channels = config.blockChannels().reversed();
        Value x = input("latents", config.latentChannels());
        if (config.postQuantConv()) {
            x = blocks.conv1x1("post_quant_conv", x, config.latentChannels());
        }
        x = blocks.conv3x3("decoder.conv_in", x, channels.getFirst());
        x = mid("decoder.mid_block", x);
        for (int i = 0; i < channels.size(); i++) {
            String name = "decoder.up_blocks." + i;
            for (int j = 0; j <= config.layersPerBlock(); j++) {
                x = residual(name + ".resnets." + j, x, channels.get(i));
            }
            if (i < channels.size() - 1) {
                Shape size = x.shape();
                x =
                        blocks.upsample(
                                name + ".upsamplers.0",
                                x,
                                size.dim(2).times(2),
                                size.dim(3).times(2));
            }
        }
        return graph.build(Map.of("out_sample", out("decoder", x, config.imageChannels())));
    }

    private Value input(String name, int channels) {
        return graph.input(
                name,
                DType.F32,
                Shape.of(Dim.symbol("batch"), channels, Dim.symbol("height"), Dim.symbol("width")));
    }

    private Value mid(String name, Value x) {
        int channels = config.blockChannels().getLast();
        x = residual(name + ".resnets.0", x, channels);
        if (config.midAttention()) {
            x = attention(name + ".attentions.0", x);
        }
        return residual(name + ".resnets.1", x, channels);
    }

    private Value residual(String name, Value x, int channels) {
        return blocks.residual(name, x, null, channels, config.normGroups(), EPSILON);
    }

    /// Self-attention over the pixels, in one head.
    private Value attention(String name, Value x) {
        long channels = Blocks.channels(x);
        Value y =
                blocks.toSequence(
                        blocks.groupNorm(name + ".group_norm", x, config.normGroups(), EPSILON));
        y =
                graph.attention(
                        blocks.linear(name + ".to_q", y, channels),
                        blocks.linear(name + ".to_k", y, channels),
                        blocks.linear(name + ".to_v", y, channels),
                        1,
                        false);
        return graph.add(x, blocks.toMap(blocks.linear(name + ".to_out.0", y, channels), x));
    }

    private Value out(String name, Value x, int channels) {
        Value y =
                graph.silu(
                        blocks.groupNorm(name + ".conv_norm_out", x, config.normGroups(), EPSILON));
        return blocks.conv3x3(name + ".conv_out", y, channels);
    }
}
