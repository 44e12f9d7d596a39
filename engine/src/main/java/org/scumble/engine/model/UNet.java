package org.scumble.engine.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.scumble.engine.graph.Graph;
import org.scumble.engine.graph.GraphBuilder;
import org.scumble.engine.graph.Value;
import org.scumble.engine.model.UNetConfig.AddedConditioning;
import org.scumble.engine.model.UNetConfig.Level;
import org.scumble.engine.model.UNetConfig.Mid;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.Dim;
import org.scumble.engine.tensor.Shape;

/// The denoiser of latent diffusion (Rombach et al., 2022; SDXL: Podell et al., 2023): a U-Net of
/// residual blocks and transformers that attend to the prompt. Names follow diffusers'
/// `UNet2DConditionModel`.
///
/// | input | shape | |
/// |---|---|---|
/// | `sample` | `[batch, inChannels, height, width]` | noisy latents, any size |
/// | `timestep` | `[batch]` | from 0 (clean) to 999, fractions too |
/// | `encoder_hidden_states` | `[batch, tokens, crossAttentionDim]` | the prompt |
/// | `text_embeds` | `[batch, textDim]` | SDXL: the pooled prompt |
/// | `time_ids` | `[batch, timeIds]` | SDXL: original size, crop and target size, in pixels |
///
/// The output `out_sample` `[batch, outChannels, height, width]` is what the model was trained to
/// predict: the noise, or the velocity.
public final class UNet {
    private static final float TRANSFORMER_NORM_EPSILON = 1e-6f;
    private static final float LAYER_NORM_EPSILON = 1e-5f;

    private final UNetConfig config;
    private final GraphBuilder graph = new GraphBuilder();
    private final Blocks blocks;
    private final Dim batch = Dim.symbol("batch");
    private final Value sample;
    private final Value timestep;
    private final Value text;
    private final Value time;

    private UNet(UNetConfig config, boolean adaptable) {
        this.config = config;
        sample = input("sample", config.inChannels(), Dim.symbol("height"), Dim.symbol("width"));
        timestep = input("timestep");
        text = input("encoder_hidden_states", Dim.symbol("tokens"), config.crossAttentionDim());
        blocks = new Blocks(graph, adaptable ? new AdapterSlots(graph) : null);
        time = timeEmbedding();
    }

    /// The graph of a U-Net.
    public static Graph graph(UNetConfig config) {
        return new UNet(config, false).build();
    }

    /// The graph of a U-Net that takes LoRAs, see [AdapterSlots].
    public static Graph adaptable(UNetConfig config) {
        return new UNet(config, true).build();
    }

    private Value input(String name, Object... sizes) {
        Object[] dims = Stream.concat(Stream.of(batch), Stream.of(sizes)).toArray();
        return graph.input(name, DType.F32, Shape.of(dims));
    }

    private Graph build() {
        Value x = blocks.conv3x3("conv_in", sample, config.levels().getFirst().channels());
        Deque<Value> skips = new ArrayDeque<>();
        skips.push(x);
        x = down(x, skips);
        x = mid(x);
        x = up(x, skips);
        x =
                graph.silu(
                        blocks.groupNorm(
                                "conv_norm_out", x, config.normGroups(), config.normEpsilon()));
        return graph.build(
                Map.of("out_sample", blocks.conv3x3("conv_out", x, config.outChannels())));
    }

    private Value down(Value x, Deque<Value> skips) {
        List<Level> levels = config.levels();
        for (int i = 0; i < levels.size(); i++) {
            Level level = levels.get(i);
            String name = "down_blocks." + i;
            for (int j = 0; j < level.down().size(); j++) {
                x = residualAndTransformer(name, j, x, level, level.down().get(j));
                skips.push(x);
            }
            if (i < levels.size() - 1) {
                x = blocks.downsample(name + ".downsamplers.0", x, 1);
                skips.push(x);
            }
        }
        return x;
    }

    private Value mid(Value x) {
        Level lowest = config.levels().getLast();
        return switch (config.mid()) {
            case Mid.CrossAttention(int depth) -> {
                Value y = residualAndTransformer("mid_block", 0, x, lowest, depth);
                yield residual("mid_block.resnets.1", y, lowest.channels());
            }
            case Mid.Residual() -> residual("mid_block.resnets.0", x, lowest.channels());
            case Mid.None() -> x;
        };
    }

    private Value up(Value x, Deque<Value> skips) {
        List<Level> levels = config.levels().reversed();
        for (int i = 0; i < levels.size(); i++) {
            Level level = levels.get(i);
            String name = "up_blocks." + i;
            for (int j = 0; j < level.up().size(); j++) {
                x = graph.concat(1, x, skips.pop());
                x = residualAndTransformer(name, j, x, level, level.up().get(j));
            }
            if (i < levels.size() - 1) {
                // Not always twice the size: halving an odd size rounded it up.
                Shape finer = skips.getFirst().shape();
                x = blocks.upsample(name + ".upsamplers.0", x, finer.dim(2), finer.dim(3));
            }
        }
        return x;
    }

    private Value residualAndTransformer(String block, int index, Value x, Level level, int depth) {
        x = residual(block + ".resnets." + index, x, level.channels());
        return depth == 0
                ? x
                : transformer(block + ".attentions." + index, x, depth, level.heads());
    }

    private Value residual(String name, Value x, int channels) {
        return blocks.residual(name, x, time, channels, config.normGroups(), config.normEpsilon());
    }

    /// Transformer layers over the pixels of `x`.
    private Value transformer(String name, Value x, int depth, int heads) {
        long channels = Blocks.channels(x);
        Value y =
                blocks.groupNorm(name + ".norm", x, config.normGroups(), TRANSFORMER_NORM_EPSILON);
        y =
                config.linearProjection()
                        ? blocks.linear(name + ".proj_in", blocks.toSequence(y), channels)
                        : blocks.toSequence(blocks.conv1x1(name + ".proj_in", y, channels));
        for (int i = 0; i < depth; i++) {
            y = transformerLayer(name + ".transformer_blocks." + i, y, heads);
        }
        y =
                config.linearProjection()
                        ? blocks.toMap(blocks.linear(name + ".proj_out", y, channels), x)
                        : blocks.conv1x1(name + ".proj_out", blocks.toMap(y, x), channels);
        return graph.add(y, x);
    }

    private Value transformerLayer(String name, Value x, int heads) {
        Value y = blocks.layerNorm(name + ".norm1", x, LAYER_NORM_EPSILON);
        x = graph.add(x, attention(name + ".attn1", y, y, heads));
        y = blocks.layerNorm(name + ".norm2", x, LAYER_NORM_EPSILON);
        x = graph.add(x, attention(name + ".attn2", y, text, heads));
        y = blocks.layerNorm(name + ".norm3", x, LAYER_NORM_EPSILON);
        return graph.add(x, feedForward(name + ".ff", y));
    }

    private Value attention(String name, Value x, Value context, int heads) {
        long width = Blocks.width(x);
        Value attended =
                graph.attention(
                        blocks.linearWithoutBias(name + ".to_q", x, width),
                        blocks.linearWithoutBias(name + ".to_k", context, width),
                        blocks.linearWithoutBias(name + ".to_v", context, width),
                        heads,
                        false);
        return blocks.linear(name + ".to_out.0", attended, width);
    }

    /// GEGLU (Shazeer, 2020): half of the hidden layer gates the other.
    private Value feedForward(String name, Value x) {
        long width = Blocks.width(x);
        Value hidden = blocks.linear(name + ".net.0.proj", x, 8 * width);
        Value value = graph.slice(hidden, -1, 0, 4 * width);
        Value gate = graph.slice(hidden, -1, 4 * width, 8 * width);
        return blocks.linear(name + ".net.2", graph.mul(value, graph.gelu(gate)), width);
    }

    private Value timeEmbedding() {
        Value embedding =
                perceptron("time_embedding", sinusoids(timestep, config.timeProjectionDim()));
        AddedConditioning added = config.addedConditioning();
        return added == null ? embedding : graph.add(embedding, addedEmbedding(added));
    }

    private Value addedEmbedding(AddedConditioning added) {
        Value pooled = input("text_embeds", added.textDim());
        Value ids = input("time_ids", added.timeIds());
        Value sizes =
                graph.reshape(
                        sinusoids(ids, added.timeIdDim()),
                        Shape.of(batch, added.timeIds() * added.timeIdDim()));
        return perceptron("add_embedding", graph.concat(1, pooled, sizes));
    }

    private Value perceptron(String name, Value x) {
        int width = config.timeEmbeddingDim();
        Value hidden = graph.silu(blocks.linear(name + ".linear_1", x, width));
        return blocks.linear(name + ".linear_2", hidden, width);
    }

    private Value sinusoids(Value x, int width) {
        return blocks.sinusoids(
                x, width, config.time().flipSinToCos(), config.time().frequencyShift());
    }
}
