package org.scumble.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scumble.engine.graph.Graph;
import org.scumble.engine.graph.GraphBuilder;
import org.scumble.engine.graph.Interpreter;
import org.scumble.engine.graph.Op;
import org.scumble.engine.graph.Value;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.Dim;
import org.scumble.engine.tensor.HalfPrecision;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.tensor.Shape;

/// ONNX Runtime computes what the reference interpreter does, one operator at a time, with one
/// model for several sizes.
class OperatorParityTest {

    private static final Dim BATCH = Dim.symbol("batch");
    private static final Dim HEIGHT = Dim.symbol("height");
    private static final Dim WIDTH = Dim.symbol("width");
    private static final Dim TOKENS = Dim.symbol("tokens");
    private static final Shape IMAGE = Shape.of(BATCH, 4, HEIGHT, WIDTH);
    private static final Shape SEQUENCE = Shape.of(BATCH, TOKENS, 8);

    private static final List<Map<String, Long>> SIZES =
            List.of(
                    Map.of("batch", 1L, "height", 8L, "width", 6L, "tokens", 5L),
                    Map.of("batch", 3L, "height", 9L, "width", 13L, "tokens", 7L));

    private final GraphBuilder b = new GraphBuilder();
    private final Random random = new Random(42);

    @Test
    void unaryOperators() {
        Value x = b.input("x", DType.F32, SEQUENCE);
        Value positive = b.exp(x);
        check(
                Map.ofEntries(
                        Map.entry("neg", b.neg(x)),
                        Map.entry("exp", positive),
                        Map.entry("sin", b.sin(x)),
                        Map.entry("cos", b.cos(x)),
                        Map.entry("sqrt", b.sqrt(positive)),
                        Map.entry("sigmoid", b.sigmoid(x)),
                        Map.entry("tanh", b.tanh(x)),
                        Map.entry("relu", b.relu(x)),
                        Map.entry("leakyRelu", b.leakyRelu(x, 0.2f)),
                        Map.entry("silu", b.silu(x)),
                        Map.entry("quickGelu", b.quickGelu(x)),
                        Map.entry("gelu", b.gelu(x))));
    }

    @Test
    void binaryOperatorsBroadcast() {
        Value x = b.input("x", DType.F32, IMAGE);
        Value channels = b.parameter("channels", Shape.of(4, 1, 1));
        Value rows = b.input("rows", DType.F32, Shape.of(HEIGHT, 1));
        check(
                Map.of(
                        "add", b.add(x, channels),
                        "sub", b.sub(rows, x),
                        "mul", b.mul(b.add(x, 2), rows),
                        "div", b.div(x, b.exp(channels)),
                        "same", b.sub(b.div(x, 3), x)));
    }

    @Test
    void convolutions() {
        Value x = b.input("x", DType.F32, IMAGE);
        Value w = b.parameter("w", Shape.of(6, 4, 3, 3));
        Value bias = b.parameter("b", Shape.of(6));
        check(
                Map.of(
                        "same", b.conv(x, w, bias, 1, 1),
                        "strided", b.conv(x, w, null, 2, 1),
                        "asymmetric", b.conv(x, w, bias, 2, 0, 0, 1, 1),
                        "pointwise",
                                b.conv(x, b.parameter("p", Shape.of(2, 4, 1, 1)), null, 1, 0)));
    }

    @Test
    void matrixProducts() {
        Value x = b.input("x", DType.F32, SEQUENCE);
        Value w = b.parameter("w", Shape.of(6, 8));
        Value keys = b.input("keys", DType.F32, SEQUENCE);
        check(
                Map.of(
                        "linear", b.linear(x, w, b.parameter("b", Shape.of(6))),
                        "noBias", b.linear(x, w, null),
                        "plain", b.matMul(x, b.parameter("m", Shape.of(8, 3))),
                        "batched", b.matMul(x, false, keys, true),
                        "transposedLeft", b.matMul(x, true, keys, false),
                        "both", b.matMul(x, true, b.transpose(keys, 0, 2, 1), true)));
    }

    @Test
    void lowRankUpdates() {
        Value x = b.input("x", DType.F32, SEQUENCE);
        Value map = b.input("map", DType.F32, IMAGE);
        Value w = b.parameter("w", Shape.of(6, 8));
        Value bias = b.parameter("bias", Shape.of(6));
        Value kernels = b.parameter("kernels", Shape.of(5, 4, 3, 3));
        Value shift = b.input("shift", DType.F32, Shape.of(BATCH, 5, 1, 1));
        Value reach = b.input("reach", DType.I64, Shape.of(1));
        Value down = b.input("down", DType.F32, Shape.of(Dim.symbol("r"), 8));
        Value up = b.input("up", DType.F32, Shape.of(6, Dim.symbol("r")));
        Value downKernels = b.input("down kernels", DType.F32, Shape.of(Dim.symbol("k"), 4, 3, 3));
        Value upKernels = b.input("up kernels", DType.F32, Shape.of(5, Dim.symbol("k"), 1, 1));
        Value product = b.linear(x, w, null);
        Value row = b.reduceMean(x, 1, false);
        Value same = b.conv(map, kernels, null, 1, 1);
        Value strided = b.conv(map, kernels, null, 2, 1);
        Map<String, Value> outputs =
                Map.of(
                        "plain", b.lowRankLinear(product, x, down, up, reach, null),
                        "biased", b.lowRankLinear(product, x, down, up, reach, bias),
                        "vector",
                                b.lowRankLinear(b.linear(row, w, null), row, down, up, reach, bias),
                        "same", lowRank(same, map, downKernels, upKernels, reach, null),
                        "shifted", lowRank(same, map, downKernels, upKernels, reach, shift),
                        "strided", lowRank(strided, map, downKernels, upKernels, reach, null));

        HostTensor everywhere = HostTensor.of(new long[] {Long.MAX_VALUE}, 1);
        HostTensor once = HostTensor.of(new long[] {1}, 1);
        check(outputs, Map.of(), Map.of("r", 3L, "k", 2L), Map.of("reach", everywhere));
        check(
                outputs,
                Map.of(),
                Map.of("r", 1L, "k", 1L),
                Map.of(
                        "reach", once,
                        "up", HostTensor.zeros(DType.F32, 6, 1),
                        "up kernels", HostTensor.zeros(DType.F32, 5, 1, 1, 1)));
    }

    private Value lowRank(
            Value base, Value x, Value down, Value up, Value reach, @Nullable Value shift) {
        return b.lowRankConv((Op.Conv) base.op(), base, x, down, up, reach, shift);
    }

    @Test
    void normalizations() {
        Value x = b.input("x", DType.F32, IMAGE);
        Value tokens = b.input("t", DType.F32, SEQUENCE);
        Value gamma4 = b.parameter("gamma4", Shape.of(4));
        Value beta4 = b.parameter("beta4", Shape.of(4));
        Value gamma8 = b.parameter("gamma8", Shape.of(8));
        Value beta8 = b.parameter("beta8", Shape.of(8));
        check(
                Map.of(
                        "group", b.groupNorm(x, 2, gamma4, beta4, 1e-5f),
                        "groupOfTokens",
                                b.groupNorm(b.transpose(tokens, 0, 2, 1), 4, gamma8, beta8, 1e-2f),
                        "layer", b.layerNorm(tokens, gamma8, beta8, 1e-5f),
                        "softmax", b.softmax(x, -1),
                        "softmaxInside", b.softmax(x, 1),
                        "mean", b.reduceMean(x, 2, false),
                        "meanKept", b.reduceMean(tokens, -1, true)));
    }

    @Test
    void attention() {
        Value q = b.input("q", DType.F32, SEQUENCE);
        Value context = b.input("context", DType.F32, Shape.of(BATCH, WIDTH, 8));
        Value values = b.input("values", DType.F32, Shape.of(BATCH, WIDTH, 12));
        check(
                Map.of(
                        "self", b.attention(q, b.sin(q), b.cos(q), 2, false),
                        "cross", b.attention(q, context, values, 4, false),
                        "causal", b.attention(q, b.sin(q), b.cos(q), 2, true)));
    }

    @Test
    void rearrangements() {
        Value x = b.input("x", DType.F32, IMAGE);
        Value tokens = b.input("t", DType.F32, SEQUENCE);
        Value flat = b.reshape(x, Shape.of(BATCH, 4, HEIGHT.times(WIDTH)));
        Value halves = b.conv(x, b.parameter("w", Shape.of(4, 4, 3, 3)), null, 2, 1);
        Value halfTokens =
                b.reshape(
                        b.transpose(halves, 0, 2, 3, 1),
                        Shape.of(BATCH, halves.shape().dim(2).times(halves.shape().dim(3)), 4));
        Value back =
                b.reshape(
                        halfTokens,
                        Shape.of(BATCH, halves.shape().dim(2), halves.shape().dim(3), 4));
        check(
                Map.of(
                        "flat", flat,
                        "back", b.transpose(back, 0, 3, 1, 2),
                        "merged", b.reshape(tokens, Shape.of(BATCH.times(TOKENS), 8)),
                        "split", b.reshape(tokens, Shape.of(BATCH, TOKENS, 2, 4)),
                        "transposed", b.transpose(x, 3, 1, 0, 2),
                        "expanded",
                                b.expand(
                                        b.parameter("class", Shape.of(1, 1, 8)),
                                        Shape.of(BATCH, HEIGHT.plus(WIDTH).times(2), 8)),
                        "concat", b.concat(1, x, b.neg(x), x),
                        "concatTokens", b.concat(-2, tokens, tokens)));
    }

    @Test
    void slices() {
        Value x = b.input("x", DType.F32, IMAGE);
        Value tokens = b.input("t", DType.F32, SEQUENCE);
        check(
                Map.of(
                        "channels", b.slice(x, 1, 1, 3),
                        "rows", b.slice(x, 2, 1, Long.MAX_VALUE),
                        "allButLast", b.slice(tokens, 1, 0, -1),
                        "last", b.slice(tokens, 1, -1, Long.MAX_VALUE),
                        "half", b.slice(x, 3, Dim.of(0), WIDTH.ceilDiv(2))));
    }

    @Test
    void nearestNeighbourResizing() {
        Value x = b.input("x", DType.F32, IMAGE);
        Value half = b.conv(x, b.parameter("w", Shape.of(4, 4, 3, 3)), null, 2, 1);
        check(
                Map.of(
                        "doubled", b.resizeNearest(x, HEIGHT.times(2), WIDTH.times(2)),
                        "backUp", b.resizeNearest(half, HEIGHT, WIDTH),
                        "fixed", b.resizeNearest(x, Dim.of(16), Dim.of(24))));
    }

    @Test
    void lookups() {
        Value ids = b.input("ids", DType.I64, Shape.of(BATCH, TOKENS));
        Value table = b.parameter("table", Shape.of(8, 5));
        Value x = b.input("x", DType.F32, SEQUENCE);
        check(
                Map.of(
                        "embedding", b.gather(table, ids, 0),
                        "columns", b.gather(x, b.constant(HostTensor.of(new int[] {3, 0}, 2)), 2),
                        "one", b.gather(x, b.constant(HostTensor.scalar(4L)), -1),
                        "cast", b.cast(ids, DType.F32)));
    }

    @Test
    void sizesAreReadOffMultiplesAndSums() {
        Value x = b.input("x", DType.F32, Shape.of(BATCH.times(2), HEIGHT.times(8).plus(3)));
        Value y = b.input("y", DType.F32, Shape.of(BATCH, HEIGHT.plus(1)));
        check(
                Map.of(
                        "expanded", b.expand(b.scalar(7), Shape.of(BATCH, HEIGHT.ceilDiv(3), 2)),
                        "sum", b.add(b.reduceMean(x, 0, false), 1),
                        "rows", b.neg(y)));
    }

    @Test
    void parametersStoredInHalfPrecision() {
        Value x = b.input("x", DType.F32, SEQUENCE);
        Value half = b.parameter("half", Shape.of(8));
        Value bfloat16 = b.parameter("bfloat16", Shape.of(8));
        float[] values = {0, 1, -2.5f, 0.333f, 1e-3f, 17, -0.01f, 5};
        check(
                Map.of("y", b.mul(b.add(x, half), bfloat16)),
                Map.of(
                        "half", HostTensor.of(DType.F16, HalfPrecision.toHalf(values), 8),
                        "bfloat16",
                                HostTensor.of(DType.BF16, HalfPrecision.toBfloat16(values), 8)));
    }

    private void check(Map<String, Value> outputs) {
        check(outputs, Map.of());
    }

    private void check(Map<String, Value> outputs, Map<String, HostTensor> parameters) {
        check(outputs, parameters, Map.of(), Map.of());
    }

    /// @param given parameters; the others are random
    /// @param more sizes, of symbols that are the same in all runs
    /// @param fixed inputs; the others are random
    private void check(
            Map<String, Value> outputs,
            Map<String, HostTensor> given,
            Map<String, Long> more,
            Map<String, HostTensor> fixed) {
        Graph graph = b.build(outputs);
        Map<String, HostTensor> parameters = new HashMap<>(given);
        for (Value parameter : graph.parameters()) {
            parameters.computeIfAbsent(parameter.name(), _ -> randomTensor(parameter, Map.of()));
        }
        try (OnnxRunner runner = new OnnxRunner(graph, parameters)) {
            for (Map<String, Long> usual : SIZES) {
                Map<String, Long> sizes = new HashMap<>(usual);
                sizes.putAll(more);
                Map<String, HostTensor> inputs = new HashMap<>(fixed);
                for (Value input : graph.inputs()) {
                    inputs.computeIfAbsent(input.name(), _ -> randomTensor(input, sizes));
                }
                assertClose(runner.run(inputs), Interpreter.run(graph, parameters, inputs));
            }
        }
    }

    private HostTensor randomTensor(Value value, Map<String, Long> sizes) {
        long[] shape = value.shape().evaluate(sizes);
        int elements = (int) Arrays.stream(shape).reduce(1, (p, q) -> p * q);
        if (value.dtype() == DType.I64) {
            return HostTensor.of(random.longs(elements, 0, 8).toArray(), shape);
        }
        float[] values = new float[elements];
        for (int i = 0; i < elements; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return HostTensor.of(values, shape);
    }

    private static void assertClose(
            Map<String, HostTensor> actual, Map<String, HostTensor> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach(
                (name, tensor) -> {
                    assertThat(actual.get(name).shape()).as(name).isEqualTo(tensor.shape());
                    float[] left = actual.get(name).floats();
                    float[] right = tensor.floats();
                    for (int i = 0; i < right.length; i++) {
                        double tolerance = 1e-5 * Math.max(1, Math.abs(right[i]));
                        assertThat(left[i])
                                .as("%s[%d]", name, i)
                                .isCloseTo(right[i], within((float) tolerance));
                    }
                });
    }
}
