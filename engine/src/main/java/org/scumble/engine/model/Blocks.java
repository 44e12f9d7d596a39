package org.scumble.engine.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.graph.GraphBuilder;
import org.scumble.engine.graph.Op;
import org.scumble.engine.graph.Value;
import org.scumble.engine.tensor.Dim;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.tensor.Shape;

/// The layers that the architectures share. Each takes the name of its module in the reference
/// state dict and declares the parameters under it; feature maps are `[N, C, H, W]`, sequences `[N,
/// S, C]`.
final class Blocks {
    private final GraphBuilder graph;
    private final @Nullable AdapterSlots slots;

    /// Layers that are as they are.
    Blocks(GraphBuilder graph) {
        this(graph, null);
    }

    /// @param slots where LoRAs enter the layers, if they may
    Blocks(GraphBuilder graph, @Nullable AdapterSlots slots) {
        this.graph = graph;
        this.slots = slots;
    }

    /// `x Wᵀ + b` over the last axis, to `width` channels.
    Value linear(String name, Value x, long width) {
        return linear(name, x, width, bias(name, width));
    }

    /// `x Wᵀ` over the last axis, to `width` channels.
    Value linearWithoutBias(String name, Value x, long width) {
        return linear(name, x, width, null);
    }

    private Value linear(String name, Value x, long width, @Nullable Value bias) {
        Value weight = weight(name, width, width(x));
        return slots == null
                ? graph.linear(x, weight, bias)
                : slots.linear(name, graph.linear(x, weight, null), x, bias);
    }

    /// A 3×3 convolution that keeps the size.
    Value conv3x3(String name, Value x, long channels) {
        return conv3x3(name, x, channels, null);
    }

    /// The same with a shift `[N, channels, 1, 1]` added.
    private Value conv3x3(String name, Value x, long channels, @Nullable Value shift) {
        return conv(name, x, channels, 3, 1, 1, shift);
    }

    /// A 1×1 convolution.
    Value conv1x1(String name, Value x, long channels) {
        return conv(name, x, channels, 1, 1, 0, null);
    }

    /// A 3×3 convolution of stride 2, which pads `before` rows and columns at the top and left.
    Value downsample(String name, Value x, int before) {
        return conv(name + ".conv", x, channels(x), 3, 2, before, null);
    }

    /// Nearest-neighbour enlargement to `height` × `width`, then a 3×3 convolution.
    Value upsample(String name, Value x, Dim height, Dim width) {
        return conv3x3(name + ".conv", graph.resizeNearest(x, height, width), channels(x));
    }

    Value groupNorm(String name, Value x, int groups, float epsilon) {
        long channels = channels(x);
        return graph.groupNorm(x, groups, weight(name, channels), bias(name, channels), epsilon);
    }

    Value layerNorm(String name, Value x, float epsilon) {
        long width = width(x);
        return graph.layerNorm(x, weight(name, width), bias(name, width), epsilon);
    }

    /// Residual block (He et al., 2016) with group normalisation, SiLU and, given a timestep
    /// embedding `[N, T]`, a shift of each channel by it.
    Value residual(
            String name, Value x, @Nullable Value time, int channels, int groups, float epsilon) {
        Value y = graph.silu(groupNorm(name + ".norm1", x, groups, epsilon));
        y =
                conv3x3(
                        name + ".conv1",
                        y,
                        channels,
                        time == null ? null : shift(name, time, channels));
        y = graph.silu(groupNorm(name + ".norm2", y, groups, epsilon));
        y = conv3x3(name + ".conv2", y, channels);
        boolean widens = channels(x) != channels;
        return graph.add(widens ? conv1x1(name + ".conv_shortcut", x, channels) : x, y);
    }

    private Value shift(String name, Value time, int channels) {
        Value shift = linear(name + ".time_emb_proj", graph.silu(time), channels);
        return graph.reshape(shift, Shape.of(shift.shape().dim(0), channels, 1, 1));
    }

    /// Sinusoidal embedding (Vaswani et al., 2017) of each number of `x`, along a new last axis of
    /// `width`: half of it sines, half cosines, of frequencies falling from 1 towards 1/10000.
    ///
    /// @param flipSinToCos cosines first
    /// @param frequencyShift subtracted from the count of frequencies in the exponent's divisor
    Value sinusoids(Value x, int width, boolean flipSinToCos, int frequencyShift) {
        int half = width / 2;
        float[] frequencies = new float[half];
        for (int i = 0; i < half; i++) {
            // In single precision, as the models were trained.
            float exponent = (float) -Math.log(10000) * i / (half - frequencyShift);
            frequencies[i] = (float) Math.exp(exponent);
        }
        List<Dim> column = new ArrayList<>(x.shape().dims());
        column.add(Dim.ONE);
        Value angles =
                graph.mul(
                        graph.reshape(x, new Shape(column)),
                        graph.constant(HostTensor.of(frequencies, half)));
        Value sines = graph.sin(angles);
        Value cosines = graph.cos(angles);
        return flipSinToCos ? graph.concat(-1, cosines, sines) : graph.concat(-1, sines, cosines);
    }

    /// `[N, C, H, W]` as `[N, H*W, C]`.
    Value toSequence(Value x) {
        Shape map = x.shape();
        Dim pixels = map.dim(2).times(map.dim(3));
        return graph.transpose(graph.reshape(x, Shape.of(map.dim(0), map.dim(1), pixels)), 0, 2, 1);
    }

    /// `[N, H*W, C]` as a map of the size of `like`.
    Value toMap(Value x, Value like) {
        Shape map = like.shape();
        return graph.reshape(graph.transpose(x, 0, 2, 1), map.with(1, x.shape().dim(2)));
    }

    /// The channels of `[N, C, H, W]`.
    static long channels(Value map) {
        return map.shape().dim(1).value();
    }

    /// The size of the last axis.
    static long width(Value sequence) {
        return sequence.shape().dim(-1).value();
    }

    /// @param before padding at the top and left
    private Value conv(
            String name,
            Value x,
            long channels,
            int kernel,
            int stride,
            int before,
            @Nullable Value shift) {
        Value weight = weight(name, channels, channels(x), kernel, kernel);
        int after = kernel / 2;
        Value y = graph.conv(x, weight, bias(name, channels), stride, before, before, after, after);
        if (slots != null && y.op() instanceof Op.Conv conv) {
            return slots.conv(name, conv, y, x, weight, shift);
        }
        return shift == null ? y : graph.add(y, shift);
    }

    private Value weight(String name, Object... sizes) {
        return graph.parameter(name + ".weight", Shape.of(sizes));
    }

    private Value bias(String name, long size) {
        return graph.parameter(name + ".bias", Shape.of(size));
    }
}
