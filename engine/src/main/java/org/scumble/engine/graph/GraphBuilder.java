package org.scumble.engine.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.Dim;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.tensor.Shape;

/// Writes a model down as a graph: one call an operator, read like the paper.
///
/// Every call infers the shape of its result and fails at once, naming operator and shapes, if the
/// operands do not fit. A value computed twice is one node. Axes count from the end if negative.
public final class GraphBuilder {

    private record Key(Op op, List<Value> inputs) {}

    /// In the order of their calls, which puts operands first.
    private final List<Value> values = new ArrayList<>();

    private final Map<Key, Value> interned = new HashMap<>();
    private final Map<String, Value> leaves = new HashMap<>();

    /// Declares a value given at each run.
    public Value input(String name, DType dtype, Shape shape) {
        return named(new Op.Input(name, new TensorType(dtype, shape)));
    }

    /// Declares a weight, named as in the checkpoint. It is `F32` here, however it is stored. A
    /// weight may be asked for again, in the same shape.
    public Value parameter(String name, Shape shape) {
        return named(new Op.Parameter(name, shape));
    }

    public Value constant(HostTensor value) {
        return apply(new Op.Constant(value));
    }

    public Value scalar(float value) {
        return constant(HostTensor.scalar(value));
    }

    /// Two-dimensional convolution of `x` `[N, C, H, W]` by `weight` `[M, C, kH, kW]`.
    ///
    /// @param pads zeros around the input: one number for all sides, or top, left, bottom, right
    public Value conv(Value x, Value weight, @Nullable Value bias, int stride, int... pads) {
        Op.Conv op = new Op.Conv(stride, pads(pads));
        return bias == null ? apply(op, x, weight) : apply(op, x, weight, bias);
    }

    private static Op.Pads pads(int... pads) {
        return switch (pads.length) {
            case 1 -> new Op.Pads(pads[0], pads[0], pads[0], pads[0]);
            case 4 -> new Op.Pads(pads[0], pads[1], pads[2], pads[3]);
            default ->
                    throw new IllegalArgumentException(
                            "Expected one or four pads, not " + Arrays.toString(pads));
        };
    }

    /// `x` `[..., in]` times the transpose of `weight` `[out, in]`, plus `bias` `[out]`.
    public Value linear(Value x, Value weight, @Nullable Value bias) {
        Value product = matMul(x, false, weight, true);
        return bias == null ? product : add(product, bias);
    }

    /// Adds a low-rank update to a linear layer, see [Op.LowRankLinear].
    ///
    /// @param base what the layer gives without its bias, `[..., out]`
    /// @param x what it is given, `[..., in]`
    public Value lowRankLinear(
            Value base, Value x, Value down, Value up, Value reach, @Nullable Value bias) {
        Op op = new Op.LowRankLinear();
        return bias == null
                ? apply(op, base, x, down, up, reach)
                : apply(op, base, x, down, up, reach, bias);
    }

    /// Adds a low-rank update to a convolution, see [Op.LowRankConv].
    ///
    /// @param base what the layer gives, `[N, out, H, W]`
    /// @param x what it is given
    /// @param conv the layer's own stride and pads
    /// @param shift added besides, `[N, out, 1, 1]`
    public Value lowRankConv(
            Op.Conv conv,
            Value base,
            Value x,
            Value down,
            Value up,
            Value reach,
            @Nullable Value shift) {
        Op op = new Op.LowRankConv(conv.stride(), conv.pads());
        return shift == null
                ? apply(op, base, x, down, up, reach)
                : apply(op, base, x, down, up, reach, shift);
    }

    /// The matrix product over the last two axes; the axes before them broadcast.
    public Value matMul(Value a, Value b) {
        return matMul(a, false, b, false);
    }

    /// The matrix product of `a` and `b`, either transposed first.
    public Value matMul(Value a, boolean transposeA, Value b, boolean transposeB) {
        return apply(new Op.FusedMatMul(transposeA, transposeB), a, b);
    }

    public Value add(Value a, Value b) {
        return apply(new Op.Add(), a, b);
    }

    public Value add(Value a, float b) {
        return add(a, scalar(b));
    }

    public Value sub(Value a, Value b) {
        return apply(new Op.Sub(), a, b);
    }

    public Value sub(Value a, float b) {
        return sub(a, scalar(b));
    }

    public Value mul(Value a, Value b) {
        return apply(new Op.Mul(), a, b);
    }

    public Value mul(Value a, float b) {
        return mul(a, scalar(b));
    }

    public Value div(Value a, Value b) {
        return apply(new Op.Div(), a, b);
    }

    public Value div(Value a, float b) {
        return div(a, scalar(b));
    }

    public Value neg(Value x) {
        return apply(new Op.Neg(), x);
    }

    public Value exp(Value x) {
        return apply(new Op.Exp(), x);
    }

    public Value sin(Value x) {
        return apply(new Op.Sin(), x);
    }

    public Value cos(Value x) {
        return apply(new Op.Cos(), x);
    }

    public Value sqrt(Value x) {
        return apply(new Op.Sqrt(), x);
    }

    public Value sigmoid(Value x) {
        return apply(new Op.Sigmoid(), x);
    }

    public Value tanh(Value x) {
        return apply(new Op.Tanh(), x);
    }

    public Value relu(Value x) {
        return apply(new Op.Relu(), x);
    }

    public Value leakyRelu(Value x, float alpha) {
        return apply(new Op.LeakyRelu(alpha), x);
    }

    /// `x * sigmoid(x)`.
    public Value silu(Value x) {
        return apply(new Op.QuickGelu(1), x);
    }

    /// `x * sigmoid(1.702 * x)`, as OpenAI's CLIP has it.
    public Value quickGelu(Value x) {
        return apply(new Op.QuickGelu(1.702f), x);
    }

    /// The exact GELU, with the error function.
    public Value gelu(Value x) {
        return apply(new Op.Gelu(), x);
    }

    public Value softmax(Value x, int axis) {
        return apply(new Op.Softmax(x.shape().axis(axis)), x);
    }

    /// Group normalisation of `x` `[N, C, ...]`; `gamma` and `beta` are `[C]`.
    public Value groupNorm(Value x, int groups, Value gamma, Value beta, float epsilon) {
        return apply(new Op.GroupNormalization(groups, epsilon), x, gamma, beta);
    }

    /// Layer normalisation over the last axis.
    public Value layerNorm(Value x, Value gamma, Value beta, float epsilon) {
        return apply(new Op.LayerNormalization(epsilon), x, gamma, beta);
    }

    /// Scaled dot-product attention.
    ///
    /// @param query `[N, S, D]`
    /// @param key `[N, L, D]`
    /// @param value `[N, L, E]`
    /// @param heads how many heads the last axis is split into; the scale is `1/sqrt(D/heads)`
    /// @param causal whether no position may see later ones
    /// @return `[N, S, E]`
    public Value attention(Value query, Value key, Value value, int heads, boolean causal) {
        return apply(new Op.MultiHeadAttention(heads, causal), query, key, value);
    }

    public Value reshape(Value x, Shape shape) {
        return x.shape().equals(shape) ? x : apply(new Op.Reshape(shape), x);
    }

    /// Repeats `x` along its axes of size 1 until its shape is `shape`.
    public Value expand(Value x, Shape shape) {
        return x.shape().equals(shape) ? x : apply(new Op.Expand(shape), x);
    }

    /// Reorders the axes: axis `i` of the result is axis `perm[i]` of `x`.
    public Value transpose(Value x, int... perm) {
        return apply(new Op.Transpose(Arrays.stream(perm).boxed().toList()), x);
    }

    public Value concat(int axis, Value... parts) {
        return apply(new Op.Concat(parts[0].shape().axis(axis)), parts);
    }

    /// The positions from `start` up to, not including, `end` along `axis`.
    public Value slice(Value x, int axis, Dim start, Dim end) {
        return apply(new Op.Slice(x.shape().axis(axis), start, end), x);
    }

    /// The positions from `start` up to, not including, `end` along `axis`. A negative bound counts
    /// from the end; [Long#MAX_VALUE] is the end.
    public Value slice(Value x, int axis, long start, long end) {
        Dim size = x.shape().dim(axis);
        return slice(x, axis, bound(start, size), bound(end, size));
    }

    private static Dim bound(long position, Dim size) {
        if (position == Long.MAX_VALUE) {
            return size;
        }
        return position < 0 ? size.plus(position) : Dim.of(position);
    }

    /// Nearest-neighbour resampling of `x` `[N, C, H, W]` to `[N, C, height, width]`.
    public Value resizeNearest(Value x, Dim height, Dim width) {
        return apply(new Op.Resize(height, width), x);
    }

    /// The slices of `table` along `axis` at the positions `ids`.
    public Value gather(Value table, Value ids, int axis) {
        return apply(new Op.Gather(table.shape().axis(axis)), table, ids);
    }

    public Value cast(Value x, DType to) {
        return x.dtype() == to ? x : apply(new Op.Cast(to), x);
    }

    public Value reduceMean(Value x, int axis, boolean keepDims) {
        return apply(new Op.ReduceMean(x.shape().axis(axis), keepDims), x);
    }

    /// The value of `op` applied to `inputs`.
    ///
    /// @throws IllegalArgumentException if the types of the inputs do not fit
    public Value apply(Op op, Value... inputs) {
        Key key = new Key(op, List.of(inputs));
        Value known = interned.get(key);
        if (known != null) {
            return known;
        }
        TensorType type = ShapeInference.infer(op, Stream.of(inputs).map(Value::type).toList());
        Value value = new Value(op, key.inputs(), type);
        interned.put(key, value);
        values.add(value);
        return value;
    }

    /// The graph that computes `outputs`; what they do not depend on is left out, save inputs,
    /// which are the model's signature.
    ///
    /// @throws IllegalStateException if the graph is not sound, see [GraphVerifier]
    public Graph build(Map<String, Value> outputs) {
        Set<Value> needed = new HashSet<>(outputs.values());
        for (Value value : values.reversed()) {
            if (needed.contains(value)) {
                needed.addAll(value.inputs());
            }
        }
        List<Value> inputs =
                values.stream().filter(value -> value.op() instanceof Op.Input).toList();
        List<Value> parameters = new ArrayList<>();
        List<Value> nodes = new ArrayList<>();
        for (Value value : values.stream().filter(needed::contains).toList()) {
            switch (value.op()) {
                case Op.Input _ -> {}
                case Op.Parameter _ -> parameters.add(value);
                case Op.Constant _, Op.Computed _ -> nodes.add(value);
            }
        }
        Graph graph = new Graph(inputs, parameters, nodes, outputs);
        GraphVerifier.verify(graph);
        return graph;
    }

    private Value named(Op.Named leaf) {
        Value known = leaves.get(leaf.name());
        if (known == null) {
            known = apply(leaf);
            leaves.put(leaf.name(), known);
        } else if (!known.op().equals(leaf)) {
            throw new IllegalArgumentException(
                    "'%s' is already declared as %s, now as %s"
                            .formatted(leaf.name(), known.op(), leaf));
        }
        return known;
    }
}
