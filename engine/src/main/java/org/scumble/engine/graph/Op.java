package org.scumble.engine.graph;

import java.util.List;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.Dim;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.tensor.Shape;

/// An operator and its attributes. Operators are named as in ONNX (`ai.onnx`) or in ONNX Runtime's
/// own domain (`com.microsoft`), compute what their namesake computes, and have one output.
///
/// Four exhaustive switches say what each one means: [ShapeInference], the lowering to ONNX, the
/// gradients, and the reference interpreter of the tests.
public sealed interface Op {

    /// The operator and its attributes, `Softmax[axis=1]`.
    default String text() {
        return toString().replace("[]", "");
    }

    /// What takes no operands.
    sealed interface Leaf extends Op {}

    /// A value that comes from outside the graph, by name.
    sealed interface Named extends Leaf {
        String name();
    }

    /// What has operands.
    sealed interface Computed extends Op {}

    /// A function of one value, element by element.
    sealed interface Unary extends Computed {}

    /// A function of two values, element by element, with NumPy's broadcasting.
    sealed interface Binary extends Computed {}

    /// A value given anew at each run.
    record Input(String name, TensorType type) implements Named {}

    /// A weight, named as in the checkpoint; `F32` in the graph, however it is stored.
    record Parameter(String name, Shape shape) implements Named {}

    /// A value fixed with the graph.
    record Constant(HostTensor value) implements Leaf {}

    record Add() implements Binary {}

    record Sub() implements Binary {}

    record Mul() implements Binary {}

    record Div() implements Binary {}

    record Neg() implements Unary {}

    record Exp() implements Unary {}

    record Sin() implements Unary {}

    record Cos() implements Unary {}

    record Sqrt() implements Unary {}

    record Sigmoid() implements Unary {}

    record Tanh() implements Unary {}

    record Relu() implements Unary {}

    record LeakyRelu(float alpha) implements Unary {}

    /// `x * sigmoid(alpha * x)`; with `alpha` 1 this is SiLU.
    record QuickGelu(float alpha) implements Unary {}

    /// The exact form, with the error function.
    record Gelu() implements Unary {}

    /// Conversion to another element type.
    record Cast(DType to) implements Computed {}

    /// Two-dimensional convolution of `[N, C, H, W]` with `[M, C, kH, kW]`, and a bias `[M]` if
    /// there is a third input.
    record Conv(int stride, Pads pads) implements Computed {}

    /// Matrix product over the last two axes, the axes before them broadcast. Either operand can
    /// be taken transposed (its last two axes swapped).
    record FusedMatMul(boolean transA, boolean transB) implements Computed {}

    /// Adds a low-rank update (LoRA, Hu et al. 2021) to what a linear layer gave: `base + bias + (x
    /// downᵀ) upᵀ`. No operator of ONNX's: it is lowered to several.
    ///
    /// Operands: `base` `[..., out]`, the layer's input `x` `[..., in]`, `down` `[rank, in]`, `up`
    /// `[out, rank]`, `reach`, an `I64` `[1]`, and, if there is a sixth, the layer's bias, which
    /// `base` then lacks. A `reach` of 1 promises that `down` or `up` is all zeros, and lets the
    /// runtime compute one position for all; otherwise it is [Long#MAX_VALUE].
    record LowRankLinear() implements Computed {}

    /// The same for a convolution, as LyCORIS has it (LoCon): `base + shift + up ∗ (down ∗ x)`,
    /// where `down` `[rank, in, kH, kW]` has the layer's own stride and pads, `up` is `[out, rank,
    /// 1, 1]`, and the sixth operand, if there is one, is a shift `[N, out, 1, 1]`.
    record LowRankConv(int stride, Pads pads) implements Computed {}

    record Softmax(int axis) implements Computed {}

    /// Normalises `[N, C, ...]` over each of `groups` groups of channels; then scale and shift,
    /// `[C]` each.
    record GroupNormalization(int groups, float epsilon) implements Computed {}

    /// Normalises over the last axis; then scale and shift.
    record LayerNormalization(float epsilon) implements Computed {}

    /// Scaled dot-product attention of queries `[N, S, D]` over keys `[N, L, D]` and values
    /// `[N, L, E]`, the last axis split into `heads`. With `unidirectional` no position sees later
    /// ones.
    record MultiHeadAttention(int heads, boolean unidirectional) implements Computed {}

    record Reshape(Shape shape) implements Computed {}

    /// Repeats along axes of size 1 until the shape is `shape`.
    record Expand(Shape shape) implements Computed {}

    /// Axis `i` of the output is axis `perm[i]` of the input.
    record Transpose(List<Integer> perm) implements Computed {
        public Transpose {
            perm = List.copyOf(perm);
        }
    }

    record Concat(int axis) implements Computed {}

    /// The positions from `start` up to, not including, `end`.
    record Slice(int axis, Dim start, Dim end) implements Computed {}

    /// Nearest-neighbour resampling of `[N, C, H, W]` to `[N, C, height, width]`: each output pixel
    /// takes the input pixel at its scaled position, rounded down.
    record Resize(Dim height, Dim width) implements Computed {}

    /// Takes the slices of the first input along `axis` that the second one, of integers, names.
    record Gather(int axis) implements Computed {}

    record ReduceMean(int axis, boolean keepDims) implements Computed {}

    /// Zeros around the two spatial axes of a convolution's input.
    record Pads(int top, int left, int bottom, int right) {
        @Override
        public String toString() {
            return "[" + top + ", " + left + ", " + bottom + ", " + right + "]";
        }
    }
}
