package org.scumble.engine.model;

import org.jspecify.annotations.Nullable;
import org.scumble.engine.graph.GraphBuilder;
import org.scumble.engine.graph.Op;
import org.scumble.engine.graph.Value;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.Dim;
import org.scumble.engine.tensor.Shape;

/// Where LoRAs enter a model: every layer it has takes a low-rank update as two inputs of the
/// graph, `module.lora_down` and `module.lora_up`, so that one compiled model serves any stack of
/// LoRAs. The input [#REACH] says whether there is one at all; see [Op.LowRankLinear].
///
/// A layer without an update is given factors of rank 1 that are zero.
public final class AdapterSlots {
    /// The graph's input of shape `[1]`: 1 while every update is zero, else [Long#MAX_VALUE].
    public static final String REACH = "lora_reach";

    /// Ends the names of the inputs `[rank, in]` or `[rank, in, kH, kW]`.
    public static final String DOWN = ".lora_down";

    /// Ends the names of the inputs `[out, rank]` or `[out, rank, 1, 1]`.
    public static final String UP = ".lora_up";

    private final GraphBuilder graph;
    private final Value reach;

    AdapterSlots(GraphBuilder graph) {
        this.graph = graph;
        this.reach = graph.input(REACH, DType.I64, Shape.of(1));
    }

    /// The layer that an input of a graph is a factor for; null if it is none.
    public static @Nullable String module(String input) {
        String ending = input.endsWith(DOWN) ? DOWN : UP;
        return input.endsWith(ending) ? input.substring(0, input.length() - ending.length()) : null;
    }

    /// The symbol of a layer's rank in its factors' shapes.
    public static String rankOf(String module) {
        return module + ".rank";
    }

    /// The layer's output with its bias and the update.
    ///
    /// @param product of the layer's input `x` and its weight
    Value linear(String name, Value product, Value x, @Nullable Value bias) {
        Dim rank = Dim.symbol(rankOf(name)); // layers differ in it
        return graph.lowRankLinear(
                product,
                x,
                input(name + DOWN, rank, x.shape().dim(-1)),
                input(name + UP, product.shape().dim(-1), rank),
                reach,
                bias);
    }

    /// The layer's output with the update and a shift.
    ///
    /// @param y what the convolution made of `x`
    /// @param weight its kernels
    /// @param shift `[N, C, 1, 1]`
    Value conv(String name, Op.Conv conv, Value y, Value x, Value weight, @Nullable Value shift) {
        Dim rank = Dim.symbol(rankOf(name)); // layers differ in it
        Shape kernels = weight.shape();
        return graph.lowRankConv(
                conv,
                y,
                x,
                graph.input(name + DOWN, DType.F32, kernels.with(0, rank)),
                input(name + UP, kernels.dim(0), rank, 1, 1),
                reach,
                shift);
    }

    private Value input(String name, Object... sizes) {
        return graph.input(name, DType.F32, Shape.of(sizes));
    }
}
