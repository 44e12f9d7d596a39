package org.scumble.engine.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.Dim;
import org.scumble.engine.tensor.Shape;

/// The type of an operator's output, or why it cannot be applied. Symbolic sizes agree only if
/// their expressions do: `height` and `2*ceil(height/2)` differ, as they do for odd heights.
public final class ShapeInference {

    private final Op op;
    private final List<TensorType> inputs;

    private ShapeInference(Op op, List<TensorType> inputs) {
        this.op = op;
        this.inputs = inputs;
    }

    /// The type of `op` applied to values of types `inputs`.
    ///
    /// @throws IllegalArgumentException naming the operator and the types that do not fit
    public static TensorType infer(Op op, List<TensorType> inputs) {
        return new ShapeInference(op, inputs).infer();
    }

    private TensorType infer() {
        return switch (op) {
            case Op.Leaf leaf -> leaf(leaf);
            case Op.Unary _ -> unary();
            case Op.Binary _ -> binary();
            case Op.Cast(DType to) -> new TensorType(to, operands(1).shape());
            case Op.Conv(int stride, Op.Pads pads) -> conv(stride, pads);
            case Op.FusedMatMul(boolean transA, boolean transB) -> matMul(transA, transB);
            case Op.LowRankLinear _ -> lowRankLinear();
            case Op.LowRankConv(int stride, Op.Pads pads) -> lowRankConv(stride, pads);
            case Op.Softmax(int axis) -> softmax(axis);
            case Op.GroupNormalization(int groups, _) -> groupNormalization(groups);
            case Op.LayerNormalization _ -> layerNormalization();
            case Op.MultiHeadAttention(int heads, _) -> attention(heads);
            case Op.Reshape(Shape shape) -> reshape(shape);
            case Op.Expand(Shape shape) -> expand(shape);
            case Op.Transpose(List<Integer> perm) -> transpose(perm);
            case Op.Concat(int axis) -> concat(axis);
            case Op.Slice(int axis, Dim start, Dim end) -> slice(axis, start, end);
            case Op.Resize(Dim height, Dim width) -> resize(height, width);
            case Op.Gather(int axis) -> gather(axis);
            case Op.ReduceMean(int axis, boolean keepDims) -> reduce(axis, keepDims);
        };
    }

    private TensorType leaf(Op.Leaf leaf) {
        require(inputs.isEmpty(), "takes no operands");
        return switch (leaf) {
            case Op.Input(_, TensorType type) -> type;
            case Op.Parameter(_, Shape shape) -> new TensorType(DType.F32, shape);
            case Op.Constant(var value) -> new TensorType(value.dtype(), Shape.of(value.shape()));
        };
    }

    private TensorType unary() {
        TensorType x = operands(1);
        requireFloat(x);
        return x;
    }

    private TensorType binary() {
        TensorType a = operands(2);
        TensorType b = inputs.get(1);
        require(a.dtype() == b.dtype(), "the element types differ");
        return new TensorType(a.dtype(), broadcast(a.shape(), b.shape()));
    }

    private TensorType conv(int stride, Op.Pads pads) {
        require(inputs.size() == 2 || inputs.size() == 3, "takes an input, a weight and a bias");
        inputs.forEach(this::requireFloat);
        Shape x = inputs.get(0).shape();
        Shape weight = inputs.get(1).shape();
        require(x.rank() == 4 && weight.rank() == 4, "input and weight must have four axes");
        require(weight.isConstant(), "the weight's sizes must be known");
        require(
                x.dim(1).equals(weight.dim(1)),
                "the input has %s channels and the weight expects %s",
                x.dim(1),
                weight.dim(1));
        if (inputs.size() == 3) {
            Shape bias = inputs.get(2).shape();
            require(
                    bias.equals(new Shape(List.of(weight.dim(0)))),
                    "the bias must have one element an output channel");
        }
        Dim height = convolved(x.dim(2), weight.dim(2), stride, pads.top() + pads.bottom());
        Dim width = convolved(x.dim(3), weight.dim(3), stride, pads.left() + pads.right());
        return f32(x.dim(0), weight.dim(0), height, width);
    }

    private Dim convolved(Dim size, Dim kernel, int stride, int padding) {
        Dim positions = size.plus(padding + 1).minus(kernel);
        require(
                !positions.isConstant() || positions.value() > 0,
                "the kernel is larger than the padded input");
        return positions.ceilDiv(stride);
    }

    private TensorType matMul(boolean transA, boolean transB) {
        operands(2);
        inputs.forEach(this::requireFloat);
        Shape a = inputs.get(0).shape();
        Shape b = inputs.get(1).shape();
        require(a.rank() >= 2 && b.rank() >= 2, "both operands must be matrices");
        Dim inner = a.dim(transA ? -2 : -1);
        require(
                inner.equals(b.dim(transB ? -1 : -2)),
                "the inner sizes %s and %s differ",
                inner,
                b.dim(transB ? -1 : -2));
        List<Dim> dims = new ArrayList<>(broadcast(batch(a), batch(b)).dims());
        dims.add(a.dim(transA ? -1 : -2));
        dims.add(b.dim(transB ? -2 : -1));
        return f32(dims.toArray());
    }

    private TensorType lowRankLinear() {
        TensorType base = lowRank(2, 1);
        Shape x = inputs.get(1).shape();
        Shape down = inputs.get(2).shape();
        Shape up = inputs.get(3).shape();
        require(
                x.rank() >= 2
                        && x.with(-1, Dim.ONE).equals(base.shape().with(-1, Dim.ONE))
                        && x.dim(-1).equals(down.dim(1))
                        && base.shape().dim(-1).equals(up.dim(0)),
                "the update does not fit the layer");
        return base;
    }

    private TensorType lowRankConv(int stride, Op.Pads pads) {
        TensorType base = lowRank(4, 4);
        Shape x = inputs.get(1).shape();
        Shape down = inputs.get(2).shape();
        Shape up = inputs.get(3).shape();
        require(x.rank() == 4, "input and weight must have four axes");
        Dim height = convolved(x.dim(2), down.dim(2), stride, pads.top() + pads.bottom());
        Dim width = convolved(x.dim(3), down.dim(3), stride, pads.left() + pads.right());
        require(
                x.dim(1).equals(down.dim(1))
                        && up.dim(2).is(1)
                        && up.dim(3).is(1)
                        && base.shape().equals(Shape.of(x.dim(0), up.dim(0), height, width)),
                "the update does not fit the layer");
        return base;
    }

    /// What both kinds of low-rank update ask of their operands.
    ///
    /// @param axes of the two factors
    /// @param shiftAxes of the optional sixth operand
    private TensorType lowRank(int axes, int shiftAxes) {
        require(
                inputs.size() == 5 || inputs.size() == 6,
                "takes a base, an input, two factors, a reach, and perhaps a bias");
        TensorType reach = inputs.get(4);
        require(
                reach.dtype() == DType.I64 && reach.shape().equals(Shape.of(1)),
                "the reach must be one I64");
        inputs.stream().filter(input -> input != reach).forEach(this::requireFloat);
        Shape base = inputs.getFirst().shape();
        Shape down = inputs.get(2).shape();
        Shape up = inputs.get(3).shape();
        require(
                down.rank() == axes && up.rank() == axes && down.dim(0).equals(up.dim(1)),
                "the factors' ranks differ");
        if (inputs.size() == 6) {
            Shape shift = inputs.get(5).shape();
            require(
                    shift.rank() == shiftAxes && broadcast(base, shift).equals(base),
                    "the bias does not fit");
        }
        return inputs.getFirst();
    }

    private static Shape batch(Shape matrices) {
        return new Shape(matrices.dims().subList(0, matrices.rank() - 2));
    }

    private TensorType softmax(int axis) {
        TensorType x = operands(1);
        requireFloat(x);
        requireAxis(x.shape(), axis);
        return x;
    }

    private TensorType groupNormalization(int groups) {
        TensorType x = operands(3);
        inputs.forEach(this::requireFloat);
        require(x.shape().rank() >= 3, "the input must be [N, C, ...]");
        Dim channels = x.shape().dim(1);
        require(
                channels.isConstant() && channels.value() % groups == 0,
                "%s channels cannot be split into %d groups",
                channels,
                groups);
        requireScaleAndShift(channels);
        return x;
    }

    private TensorType layerNormalization() {
        TensorType x = operands(3);
        inputs.forEach(this::requireFloat);
        require(x.shape().rank() >= 1, "the input must have an axis");
        requireScaleAndShift(x.shape().dim(-1));
        return x;
    }

    private void requireScaleAndShift(Dim size) {
        Shape expected = new Shape(List.of(size));
        require(
                inputs.get(1).shape().equals(expected) && inputs.get(2).shape().equals(expected),
                "scale and shift must be %s",
                expected);
    }

    private TensorType attention(int heads) {
        operands(3);
        inputs.forEach(this::requireFloat);
        Shape query = inputs.get(0).shape();
        Shape key = inputs.get(1).shape();
        Shape value = inputs.get(2).shape();
        require(
                query.rank() == 3 && key.rank() == 3 && value.rank() == 3,
                "queries, keys and values must be [N, tokens, channels]");
        require(
                query.dim(0).equals(key.dim(0)) && key.dim(0).equals(value.dim(0)),
                "the batch sizes differ");
        require(key.dim(1).equals(value.dim(1)), "there must be one value a key");
        require(query.dim(2).equals(key.dim(2)), "queries and keys have different widths");
        for (Dim width : List.of(query.dim(2), value.dim(2))) {
            require(
                    width.isConstant() && width.value() % heads == 0,
                    "the width %s cannot be split into %d heads",
                    width,
                    heads);
        }
        return f32(query.dim(0), query.dim(1), value.dim(2));
    }

    private TensorType reshape(Shape shape) {
        TensorType x = operands(1);
        require(
                x.shape().elements().equals(shape.elements()),
                "%s has %s elements and %s has %s",
                x.shape(),
                x.shape().elements(),
                shape,
                shape.elements());
        return new TensorType(x.dtype(), shape);
    }

    private TensorType expand(Shape shape) {
        TensorType x = operands(1);
        require(
                broadcast(x.shape(), shape).equals(shape),
                "%s does not grow to %s",
                x.shape(),
                shape);
        return new TensorType(x.dtype(), shape);
    }

    private TensorType transpose(List<Integer> perm) {
        TensorType x = operands(1);
        require(
                perm.size() == x.shape().rank()
                        && new HashSet<>(perm).size() == perm.size()
                        && perm.stream().allMatch(axis -> axis >= 0 && axis < perm.size()),
                "%s is no order of the axes of %s",
                perm,
                x.shape());
        return new TensorType(x.dtype(), new Shape(perm.stream().map(x.shape()::dim).toList()));
    }

    private TensorType concat(int axis) {
        require(!inputs.isEmpty(), "needs an operand");
        TensorType first = inputs.getFirst();
        requireAxis(first.shape(), axis);
        Dim size = Dim.of(0);
        for (TensorType input : inputs) {
            require(
                    input.dtype() == first.dtype()
                            && input.shape().rank() == first.shape().rank()
                            && input.shape()
                                    .with(axis, Dim.ONE)
                                    .equals(first.shape().with(axis, Dim.ONE)),
                    "the operands differ in more than axis %d",
                    axis);
            size = size.plus(input.shape().dim(axis));
        }
        return new TensorType(first.dtype(), first.shape().with(axis, size));
    }

    private TensorType slice(int axis, Dim start, Dim end) {
        TensorType x = operands(1);
        requireAxis(x.shape(), axis);
        Dim size = x.shape().dim(axis);
        Dim length = end.minus(start);
        Dim after = size.minus(end);
        boolean impossible =
                (start.isConstant() && start.value() < 0)
                        || (length.isConstant() && length.value() < 1)
                        || (after.isConstant() && after.value() < 0);
        require(!impossible, "%s to %s is not within the size %s", start, end, size);
        return new TensorType(x.dtype(), x.shape().with(axis, length));
    }

    private TensorType resize(Dim height, Dim width) {
        TensorType x = operands(1);
        requireFloat(x);
        require(x.shape().rank() == 4, "the input must have four axes");
        return f32(x.shape().dim(0), x.shape().dim(1), height, width);
    }

    private TensorType gather(int axis) {
        TensorType table = operands(2);
        TensorType ids = inputs.get(1);
        requireAxis(table.shape(), axis);
        require(
                ids.dtype() == DType.I64 || ids.dtype() == DType.I32,
                "the positions must be I64 or I32");
        List<Dim> dims = new ArrayList<>(table.shape().dims());
        dims.remove(axis);
        dims.addAll(axis, ids.shape().dims());
        return new TensorType(table.dtype(), new Shape(dims));
    }

    private TensorType reduce(int axis, boolean keepDims) {
        TensorType x = operands(1);
        requireFloat(x);
        requireAxis(x.shape(), axis);
        if (keepDims) {
            return new TensorType(x.dtype(), x.shape().with(axis, Dim.ONE));
        }
        List<Dim> dims = new ArrayList<>(x.shape().dims());
        dims.remove(axis);
        return f32(dims.toArray());
    }

    private Shape broadcast(Shape a, Shape b) {
        int rank = Math.max(a.rank(), b.rank());
        List<Dim> dims = new ArrayList<>(rank);
        for (int i = -rank; i < 0; i++) {
            Dim left = i < -a.rank() ? Dim.ONE : a.dim(i);
            Dim right = i < -b.rank() ? Dim.ONE : b.dim(i);
            require(
                    left.equals(right) || left.is(1) || right.is(1),
                    "%s and %s do not broadcast: %s is not %s",
                    a,
                    b,
                    left,
                    right);
            dims.add(left.is(1) ? right : left);
        }
        return new Shape(dims);
    }

    private static TensorType f32(Object... dims) {
        return new TensorType(DType.F32, Shape.of(dims));
    }

    private TensorType operands(int count) {
        require(inputs.size() == count, "takes %d operands", count);
        return inputs.getFirst();
    }

    private void requireFloat(TensorType type) {
        require(type.dtype() == DType.F32, "works on F32");
    }

    private void requireAxis(Shape shape, int axis) {
        require(axis >= 0 && axis < shape.rank(), "%s has no axis %d", shape, axis);
    }

    private void require(boolean condition, String message, Object... arguments) {
        if (!condition) {
            String operands =
                    inputs.stream().map(TensorType::toString).collect(Collectors.joining(", "));
            throw new IllegalArgumentException(
                    "%s(%s): %s".formatted(op.text(), operands, message.formatted(arguments)));
        }
    }
}
