package org.scumble.engine.graph;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.Dim;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.tensor.Shape;

/// What each operator means, in plain loops over double precision: the reference that ONNX Runtime
/// and gradients are held against. It also checks that every value has the inferred shape.
public final class Interpreter {

    /// A tensor of any type; integers are exact up to 2^53.
    private record Array(long[] shape, double[] data) {

        static Array zeros(long... shape) {
            return new Array(shape, new double[size(shape)]);
        }

        int dim(int axis) {
            return (int) shape[axis < 0 ? axis + shape.length : axis];
        }

        int rank() {
            return shape.length;
        }

        /// The product of the sizes from axis `from` up to, not including, `to`.
        int span(int from, int to) {
            return size(Arrays.copyOfRange(shape, from, to));
        }
    }

    private final Map<String, HostTensor> parameters;
    private final Map<String, HostTensor> inputs;
    private final Map<String, Long> symbols = new HashMap<>();
    private final Map<Value, Array> values = new HashMap<>();

    private Interpreter(Map<String, HostTensor> parameters, Map<String, HostTensor> inputs) {
        this.parameters = parameters;
        this.inputs = inputs;
    }

    /// The outputs of `graph`; `F32` ones are rounded only at the end.
    public static Map<String, HostTensor> run(
            Graph graph, Map<String, HostTensor> parameters, Map<String, HostTensor> inputs) {
        Interpreter interpreter = new Interpreter(parameters, inputs);
        graph.inputs().forEach(interpreter::bindSymbols);
        graph.leaves().forEach(interpreter::compute);
        graph.nodes().forEach(interpreter::compute);
        Map<String, HostTensor> outputs = new LinkedHashMap<>();
        graph.outputs().forEach((name, value) -> outputs.put(name, interpreter.toHost(value)));
        return outputs;
    }

    private void bindSymbols(Value input) {
        long[] shape = inputs.get(input.name()).shape();
        for (int axis = 0; axis < shape.length; axis++) {
            Dim dim = input.shape().dim(axis);
            long size = shape[axis];
            dim.soleSymbol()
                    .ifPresent(
                            symbol -> {
                                long offset = dim.evaluate(Map.of(symbol, 0L));
                                long scale = dim.evaluate(Map.of(symbol, 1L)) - offset;
                                symbols.put(symbol, (size - offset) / scale);
                            });
        }
    }

    private void compute(Value value) {
        List<Array> operands = value.inputs().stream().map(values::get).toList();
        Array result = evaluate(value.op(), operands);
        long[] expected = value.shape().evaluate(symbols);
        if (!Arrays.equals(result.shape(), expected)) {
            throw new AssertionError(
                    "%s has the shape %s with %s"
                            .formatted(value, Arrays.toString(result.shape()), symbols));
        }
        values.put(value, result);
    }

    private HostTensor toHost(Value value) {
        Array array = values.get(value);
        return switch (value.dtype()) {
            case F32 -> {
                float[] floats = new float[array.data().length];
                for (int i = 0; i < floats.length; i++) {
                    floats[i] = (float) array.data()[i];
                }
                yield HostTensor.of(floats, array.shape());
            }
            case I64 ->
                    HostTensor.of(
                            Arrays.stream(array.data()).mapToLong(x -> (long) x).toArray(),
                            array.shape());
            case F16, BF16, F64, I32, I16, I8, U8, BOOL ->
                    throw new IllegalArgumentException("No output of " + value.dtype());
        };
    }

    private static Array fromHost(HostTensor tensor) {
        double[] data =
                tensor.dtype().isFloating()
                        ? widen(tensor.floats())
                        : Arrays.stream(tensor.longs()).asDoubleStream().toArray();
        return new Array(tensor.shape(), data);
    }

    private static double[] widen(float[] floats) {
        return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
    }

    private Array evaluate(Op op, List<Array> in) {
        return switch (op) {
            case Op.Input(String name, _) -> fromHost(inputs.get(name));
            case Op.Parameter(String name, Shape shape) ->
                    new Array(shape.evaluate(Map.of()), fromHost(parameters.get(name)).data());
            case Op.Constant(HostTensor constant) -> fromHost(constant);
            case Op.Unary unary -> map(in.getFirst(), function(unary));
            case Op.Binary binary -> zip(in.get(0), in.get(1), function(binary));
            case Op.Cast(DType to) -> map(in.getFirst(), to.isFloating() ? x -> x : x -> (long) x);
            case Op.Conv(int stride, Op.Pads pads) -> conv(in, stride, pads);
            case Op.FusedMatMul(boolean transA, boolean transB) ->
                    matMul(
                            transA ? swapLast(in.get(0)) : in.get(0),
                            transB ? swapLast(in.get(1)) : in.get(1));
            case Op.LowRankLinear _ -> {
                Array thin = matMul(in.get(1), swapLast(in.get(2)));
                yield lowRank(in, matMul(thin, swapLast(in.get(3))));
            }
            case Op.LowRankConv(int stride, Op.Pads pads) -> {
                Array thin = conv(List.of(in.get(1), in.get(2)), stride, pads);
                Op.Pads none = new Op.Pads(0, 0, 0, 0);
                yield lowRank(in, conv(List.of(thin, in.get(3)), 1, none));
            }
            case Op.Softmax(int axis) -> softmax(in.getFirst(), axis);
            case Op.GroupNormalization(int groups, float epsilon) ->
                    groupNormalization(in, groups, epsilon);
            case Op.LayerNormalization(float epsilon) -> layerNormalization(in, epsilon);
            case Op.MultiHeadAttention(int heads, boolean causal) -> attention(in, heads, causal);
            case Op.Reshape(Shape shape) ->
                    new Array(shape.evaluate(symbols), in.getFirst().data());
            case Op.Expand(Shape shape) ->
                    zip(Array.zeros(shape.evaluate(symbols)), in.getFirst(), Double::sum);
            case Op.Transpose(List<Integer> perm) -> transpose(in.getFirst(), perm);
            case Op.Concat(int axis) -> concat(in, axis);
            case Op.Slice(int axis, Dim start, Dim end) ->
                    slice(in.getFirst(), axis, start.evaluate(symbols), end.evaluate(symbols));
            case Op.Resize(Dim height, Dim width) ->
                    resize(
                            in.getFirst(),
                            (int) height.evaluate(symbols),
                            (int) width.evaluate(symbols));
            case Op.Gather(int axis) -> gather(in.get(0), in.get(1), axis);
            case Op.ReduceMean(int axis, boolean keepDims) ->
                    reduceMean(in.getFirst(), axis, keepDims);
        };
    }

    private static DoubleUnaryOperator function(Op.Unary op) {
        return switch (op) {
            case Op.Neg _ -> x -> -x;
            case Op.Exp _ -> Math::exp;
            case Op.Sin _ -> Math::sin;
            case Op.Cos _ -> Math::cos;
            case Op.Sqrt _ -> Math::sqrt;
            case Op.Sigmoid _ -> Interpreter::sigmoid;
            case Op.Tanh _ -> Math::tanh;
            case Op.Relu _ -> x -> Math.max(x, 0);
            case Op.LeakyRelu(float alpha) -> x -> x < 0 ? alpha * x : x;
            case Op.QuickGelu(float alpha) -> x -> x * sigmoid(alpha * x);
            case Op.Gelu _ -> x -> x * 0.5 * (1 + erf(x / Math.sqrt(2)));
        };
    }

    private static DoubleBinaryOperator function(Op.Binary op) {
        return switch (op) {
            case Op.Add _ -> Double::sum;
            case Op.Sub _ -> (a, b) -> a - b;
            case Op.Mul _ -> (a, b) -> a * b;
            case Op.Div _ -> (a, b) -> a / b;
        };
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /// The error function by its Taylor series, which converges everywhere; beyond 5 it is 1 to
    /// more digits than are asked for.
    private static double erf(double x) {
        if (Math.abs(x) > 5) {
            return Math.signum(x);
        }
        double sum = 0;
        double power = x;
        for (int n = 0; n < 200; n++) {
            sum += power / (2 * n + 1);
            power *= -x * x / (n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * sum;
    }

    private static Array map(Array x, DoubleUnaryOperator function) {
        return new Array(x.shape(), Arrays.stream(x.data()).map(function).toArray());
    }

    private static Array zip(Array a, Array b, DoubleBinaryOperator function) {
        Array result = Array.zeros(broadcast(a.shape(), b.shape()));
        for (int i = 0; i < result.data().length; i++) {
            result.data()[i] =
                    function.applyAsDouble(
                            a.data()[broadcastIndex(i, result.shape(), a.shape())],
                            b.data()[broadcastIndex(i, result.shape(), b.shape())]);
        }
        return result;
    }

    private static long[] broadcast(long[] a, long[] b) {
        int rank = Math.max(a.length, b.length);
        long[] shape = new long[rank];
        for (int i = 1; i <= rank; i++) {
            long left = i > a.length ? 1 : a[a.length - i];
            long right = i > b.length ? 1 : b[b.length - i];
            shape[rank - i] = left == 1 ? right : left;
        }
        return shape;
    }

    /// Where element `index` of a tensor of shape `to` comes from in one of shape `from`.
    private static int broadcastIndex(int index, long[] to, long[] from) {
        int rest = index;
        int result = 0;
        int stride = 1;
        for (int i = 1; i <= from.length; i++) {
            int size = (int) to[to.length - i];
            int own = (int) from[from.length - i];
            result += (own == 1 ? 0 : rest % size) * stride;
            stride *= own;
            rest /= size;
        }
        return result;
    }

    private static Array conv(List<Array> in, int stride, Op.Pads pads) {
        Array x = in.get(0);
        Array w = in.get(1);
        int height = (x.dim(2) + pads.top() + pads.bottom() - w.dim(2)) / stride + 1;
        int width = (x.dim(3) + pads.left() + pads.right() - w.dim(3)) / stride + 1;
        Array y = Array.zeros(x.dim(0), w.dim(0), height, width);
        int index = 0;
        for (int n = 0; n < x.dim(0); n++) {
            for (int m = 0; m < w.dim(0); m++) {
                double bias = in.size() == 3 ? in.get(2).data()[m] : 0;
                for (int row = 0; row < height; row++) {
                    for (int column = 0; column < width; column++) {
                        int top = row * stride - pads.top();
                        int left = column * stride - pads.left();
                        y.data()[index++] = bias + window(x, n, w, m, top, left);
                    }
                }
            }
        }
        return y;
    }

    private static double window(Array x, int n, Array w, int m, int top, int left) {
        double sum = 0;
        for (int c = 0; c < x.dim(1); c++) {
            for (int i = 0; i < w.dim(2); i++) {
                for (int j = 0; j < w.dim(3); j++) {
                    int row = top + i;
                    int column = left + j;
                    if (row >= 0 && row < x.dim(2) && column >= 0 && column < x.dim(3)) {
                        sum +=
                                x.data()[((n * x.dim(1) + c) * x.dim(2) + row) * x.dim(3) + column]
                                        * w.data()[
                                                ((m * w.dim(1) + c) * w.dim(2) + i) * w.dim(3) + j];
                    }
                }
            }
        }
        return sum;
    }

    private static Array matMul(Array a, Array b) {
        int rows = a.dim(-2);
        int inner = a.dim(-1);
        int columns = b.dim(-1);
        long[] batchA = Arrays.copyOf(a.shape(), a.rank() - 2);
        long[] batchB = Arrays.copyOf(b.shape(), b.rank() - 2);
        long[] batch = broadcast(batchA, batchB);
        long[] shape = Arrays.copyOf(batch, batch.length + 2);
        shape[batch.length] = rows;
        shape[batch.length + 1] = columns;
        Array y = Array.zeros(shape);
        int index = 0;
        for (int n = 0; n < size(batch); n++) {
            int offsetA = broadcastIndex(n, batch, batchA) * rows * inner;
            int offsetB = broadcastIndex(n, batch, batchB) * inner * columns;
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    double sum = 0;
                    for (int k = 0; k < inner; k++) {
                        sum +=
                                a.data()[offsetA + i * inner + k]
                                        * b.data()[offsetB + k * columns + j];
                    }
                    y.data()[index++] = sum;
                }
            }
        }
        return y;
    }

    /// Every position is computed, whatever the reach promises.
    private static Array lowRank(List<Array> in, Array update) {
        Array sum = zip(in.getFirst(), update, Double::sum);
        return in.size() == 6 ? zip(sum, in.get(5), Double::sum) : sum;
    }

    private static Array swapLast(Array x) {
        int rank = x.rank();
        Integer[] perm = IntStream.range(0, rank).boxed().toArray(Integer[]::new);
        perm[rank - 1] = rank - 2;
        perm[rank - 2] = rank - 1;
        return transpose(x, List.of(perm));
    }

    private static Array softmax(Array x, int axis) {
        int size = x.dim(axis);
        int inner = x.span(axis + 1, x.rank());
        Array y = Array.zeros(x.shape());
        for (int start = 0; start < x.data().length; start++) {
            if (start / inner % size == 0) {
                double max = Double.NEGATIVE_INFINITY;
                for (int k = 0; k < size; k++) {
                    max = Math.max(max, x.data()[start + k * inner]);
                }
                double sum = 0;
                for (int k = 0; k < size; k++) {
                    sum += Math.exp(x.data()[start + k * inner] - max);
                }
                for (int k = 0; k < size; k++) {
                    y.data()[start + k * inner] = Math.exp(x.data()[start + k * inner] - max) / sum;
                }
            }
        }
        return y;
    }

    private static Array groupNormalization(List<Array> in, int groups, float epsilon) {
        Array x = in.getFirst();
        int channels = x.dim(1);
        int pixels = x.span(2, x.rank());
        Array y = normalizeRuns(x, channels / groups * pixels, epsilon);
        for (int i = 0; i < y.data().length; i++) {
            int channel = i / pixels % channels;
            y.data()[i] = y.data()[i] * in.get(1).data()[channel] + in.get(2).data()[channel];
        }
        return y;
    }

    private static Array layerNormalization(List<Array> in, float epsilon) {
        Array x = in.getFirst();
        int width = x.dim(-1);
        Array y = normalizeRuns(x, width, epsilon);
        for (int i = 0; i < y.data().length; i++) {
            y.data()[i] = y.data()[i] * in.get(1).data()[i % width] + in.get(2).data()[i % width];
        }
        return y;
    }

    /// Each run of `length` elements with mean 0 and variance 1.
    private static Array normalizeRuns(Array x, int length, float epsilon) {
        Array y = Array.zeros(x.shape());
        for (int start = 0; start < x.data().length; start += length) {
            double[] run = Arrays.copyOfRange(x.data(), start, start + length);
            double mean = Arrays.stream(run).average().orElseThrow();
            double variance =
                    Arrays.stream(run).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
            for (int i = 0; i < length; i++) {
                y.data()[start + i] = (run[i] - mean) / Math.sqrt(variance + epsilon);
            }
        }
        return y;
    }

    private static Array attention(List<Array> in, int heads, boolean causal) {
        Array query = splitHeads(in.get(0), heads);
        Array key = splitHeads(in.get(1), heads);
        Array value = splitHeads(in.get(2), heads);
        Array scores = map(matMul(query, swapLast(key)), score -> score / Math.sqrt(query.dim(-1)));
        if (causal) {
            for (int i = 0; i < scores.data().length; i++) {
                if (i % scores.dim(-1) > i / scores.dim(-1) % scores.dim(-2)) {
                    scores.data()[i] = Double.NEGATIVE_INFINITY;
                }
            }
        }
        Array merged = transpose(matMul(softmax(scores, 3), value), List.of(0, 2, 1, 3));
        return new Array(
                new long[] {merged.dim(0), merged.dim(1), (long) heads * merged.dim(3)},
                merged.data());
    }

    /// `[N, S, D]` as `[N, heads, S, D/heads]`.
    private static Array splitHeads(Array x, int heads) {
        long[] split = {x.dim(0), x.dim(1), heads, x.dim(2) / heads};
        return transpose(new Array(split, x.data()), List.of(0, 2, 1, 3));
    }

    private static Array transpose(Array x, List<Integer> perm) {
        int rank = x.rank();
        Array y = Array.zeros(perm.stream().mapToLong(x::dim).toArray());
        int[] stride = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            stride[axis] = x.span(perm.get(axis) + 1, rank);
        }
        for (int i = 0; i < y.data().length; i++) {
            int rest = i;
            int source = 0;
            for (int axis = rank - 1; axis >= 0; axis--) {
                source += rest % y.dim(axis) * stride[axis];
                rest /= y.dim(axis);
            }
            y.data()[i] = x.data()[source];
        }
        return y;
    }

    private static Array concat(List<Array> in, int axis) {
        long[] shape = in.getFirst().shape().clone();
        shape[axis] = in.stream().mapToLong(part -> part.dim(axis)).sum();
        Array y = Array.zeros(shape);
        int offset = 0;
        for (Array part : in) {
            int run = part.span(axis, part.rank());
            int stride = y.span(axis, y.rank());
            for (int i = 0; i < part.span(0, axis); i++) {
                System.arraycopy(part.data(), i * run, y.data(), offset + i * stride, run);
            }
            offset += run;
        }
        return y;
    }

    private static Array slice(Array x, int axis, long start, long end) {
        long[] shape = x.shape().clone();
        shape[axis] = end - start;
        Array y = Array.zeros(shape);
        int inner = x.span(axis + 1, x.rank());
        int run = (int) (end - start) * inner;
        for (int i = 0; i < x.span(0, axis); i++) {
            int from = (i * x.dim(axis) + (int) start) * inner;
            System.arraycopy(x.data(), from, y.data(), i * run, run);
        }
        return y;
    }

    private static Array resize(Array x, int height, int width) {
        Array y = Array.zeros(x.dim(0), x.dim(1), height, width);
        for (int i = 0; i < y.data().length; i++) {
            int row = i / width % height * x.dim(2) / height;
            int column = i % width * x.dim(3) / width;
            int plane = i / (height * width);
            y.data()[i] = x.data()[(plane * x.dim(2) + row) * x.dim(3) + column];
        }
        return y;
    }

    private static Array gather(Array table, Array ids, int axis) {
        long[] shape =
                IntStream.range(0, table.rank() - 1 + ids.rank())
                        .mapToLong(
                                i ->
                                        i < axis
                                                ? table.dim(i)
                                                : i < axis + ids.rank()
                                                        ? ids.dim(i - axis)
                                                        : table.dim(i - ids.rank() + 1))
                        .toArray();
        Array y = Array.zeros(shape);
        int inner = table.span(axis + 1, table.rank());
        int index = 0;
        for (int i = 0; i < table.span(0, axis); i++) {
            for (double id : ids.data()) {
                int from = (i * table.dim(axis) + (int) id) * inner;
                System.arraycopy(table.data(), from, y.data(), index, inner);
                index += inner;
            }
        }
        return y;
    }

    private static Array reduceMean(Array x, int axis, boolean keepDims) {
        long[] kept = x.shape().clone();
        kept[axis] = 1;
        Array y = Array.zeros(kept);
        for (int i = 0; i < x.data().length; i++) {
            y.data()[broadcastIndex(i, x.shape(), kept)] += x.data()[i] / x.dim(axis);
        }
        long[] shape =
                keepDims
                        ? kept
                        : IntStream.range(0, x.rank())
                                .filter(i -> i != axis)
                                .mapToLong(x::dim)
                                .toArray();
        return new Array(shape, y.data());
    }

    private static int size(long[] shape) {
        return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    }
}
