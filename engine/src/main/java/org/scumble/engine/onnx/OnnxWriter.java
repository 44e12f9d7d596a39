package org.scumble.engine.onnx;

import static org.scumble.engine.onnx.OnnxModel.MICROSOFT;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.scumble.engine.graph.Graph;
import org.scumble.engine.graph.Op;
import org.scumble.engine.graph.Value;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.Dim;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.tensor.Shape;

/// Lowers a graph to an ONNX model (opset 21, with ONNX Runtime's own operators where they are the
/// fast form on a CPU). Sizes that are symbols in the graph are dynamic in the model, so that one
/// model serves them all.
///
/// Inputs, outputs and initializers have their names in the graph; any other value has the name
/// that [org.scumble.engine.graph.GraphPrinter] shows.
public final class OnnxWriter {

    private final OnnxModel model = new OnnxModel();
    private final RuntimeSizes sizes;
    private final LowRankLowering lowRank = new LowRankLowering(model);
    private final Map<Value, String> names = new HashMap<>();

    private OnnxWriter(Graph graph) {
        sizes = new RuntimeSizes(model, graph.inputs());
    }

    /// The bytes of the model, a `ModelProto`.
    ///
    /// @param storage where each parameter of the graph is, by name
    /// @throws IllegalArgumentException if a parameter's storage has not the size of its shape
    public static byte[] write(Graph graph, Function<String, ParameterStorage> storage) {
        OnnxWriter writer = new OnnxWriter(graph);
        graph.inputs().forEach(writer::input);
        for (Value parameter : graph.parameters()) {
            writer.parameter(parameter, storage.apply(parameter.name()));
        }
        graph.nodes().forEach(writer::node);
        graph.outputs().forEach(writer::output);
        return writer.model.toByteArray();
    }

    private void input(Value value) {
        model.input(value.name(), value.type());
        names.put(value, value.name());
    }

    private void parameter(Value value, ParameterStorage storage) {
        String name = value.name();
        long[] shape = value.shape().evaluate(Map.of());
        long expected = value.shape().elements().value() * storage.dtype().bytes();
        if (storage.length() != expected) {
            throw new IllegalArgumentException(
                    "The parameter %s %s takes %d bytes of %s, but %d are stored"
                            .formatted(
                                    name,
                                    value.shape(),
                                    expected,
                                    storage.dtype(),
                                    storage.length()));
        }
        model.initializer(name, storage.dtype(), shape, storage);
        names.put(
                value,
                storage.dtype() == DType.F32
                        ? name
                        : model.node(
                                "Cast",
                                List.of(name),
                                name + " as float",
                                Attribute.of("to", DType.F32)));
    }

    private void output(String name, Value value) {
        model.node("Identity", List.of(names.get(value)), name);
        model.output(name, value.type());
    }

    private void node(Value value) {
        String output = "%" + names.size();
        List<String> inputs = value.inputs().stream().map(names::get).toList();
        names.put(value, lower(value, inputs, output));
    }

    /// Emits what computes `value` and answers the name under which it is found.
    private String lower(Value value, List<String> inputs, String output) {
        return switch (value.op()) {
            case Op.Input _, Op.Parameter _ ->
                    throw new IllegalArgumentException("Not a node: " + value);
            case Op.Constant(HostTensor constant) -> model.constant(constant);
            case Op.Add _ -> model.node("Add", inputs, output);
            case Op.Sub _ -> model.node("Sub", inputs, output);
            case Op.Mul _ -> model.node("Mul", inputs, output);
            case Op.Div _ -> model.node("Div", inputs, output);
            case Op.Neg _ -> model.node("Neg", inputs, output);
            case Op.Exp _ -> model.node("Exp", inputs, output);
            case Op.Sin _ -> model.node("Sin", inputs, output);
            case Op.Cos _ -> model.node("Cos", inputs, output);
            case Op.Sqrt _ -> model.node("Sqrt", inputs, output);
            case Op.Sigmoid _ -> model.node("Sigmoid", inputs, output);
            case Op.Tanh _ -> model.node("Tanh", inputs, output);
            case Op.Relu _ -> model.node("Relu", inputs, output);
            case Op.LeakyRelu(float alpha) ->
                    model.node("LeakyRelu", inputs, output, Attribute.of("alpha", alpha));
            case Op.QuickGelu(float alpha) ->
                    model.node(
                            MICROSOFT, "QuickGelu", inputs, output, Attribute.of("alpha", alpha));
            case Op.Gelu _ -> model.node(MICROSOFT, "Gelu", inputs, output);
            case Op.Cast(DType to) -> model.node("Cast", inputs, output, Attribute.of("to", to));
            case Op.Conv conv -> conv(conv, inputs, output);
            case Op.FusedMatMul(boolean transA, boolean transB) ->
                    matMul(transA, transB, inputs, output);
            case Op.LowRankLinear _ -> lowRank.linear(value, inputs, output);
            case Op.LowRankConv conv -> lowRank.conv(conv, inputs, output);
            case Op.Softmax(int axis) ->
                    model.node("Softmax", inputs, output, Attribute.of("axis", axis));
            case Op.GroupNormalization norm -> groupNormalization(value, norm, inputs, output);
            case Op.LayerNormalization(float epsilon) ->
                    model.node(
                            "LayerNormalization",
                            inputs,
                            output,
                            Attribute.of("axis", -1),
                            Attribute.of("epsilon", epsilon));
            case Op.MultiHeadAttention(int heads, boolean unidirectional) ->
                    model.node(
                            MICROSOFT,
                            "MultiHeadAttention",
                            inputs,
                            output,
                            Attribute.of("num_heads", heads),
                            Attribute.of("unidirectional", unidirectional));
            case Op.Reshape(Shape shape) ->
                    reshape(inputs.getFirst(), value.inputs().getFirst().shape(), shape, output);
            case Op.Expand(Shape shape) ->
                    model.node("Expand", with(inputs, sizes.shape(shape)), output);
            case Op.Transpose(List<Integer> perm) ->
                    model.node(
                            "Transpose",
                            inputs,
                            output,
                            Attribute.ints("perm", perm.stream().mapToLong(i -> i).toArray()));
            case Op.Concat(int axis) ->
                    model.node("Concat", inputs, output, Attribute.of("axis", axis));
            case Op.Slice(int axis, Dim start, Dim end) ->
                    model.node(
                            "Slice",
                            with(inputs, sizes.size(start), sizes.size(end), model.vector(axis)),
                            output);
            case Op.Resize resize -> resize(resize, inputs, output);
            case Op.Gather(int axis) ->
                    model.node("Gather", inputs, output, Attribute.of("axis", axis));
            case Op.ReduceMean(int axis, boolean keepDims) ->
                    model.node(
                            "ReduceMean",
                            with(inputs, model.vector(axis)),
                            output,
                            Attribute.of("keepdims", keepDims));
        };
    }

    private String conv(Op.Conv conv, List<String> inputs, String output) {
        return model.conv(conv.stride(), conv.pads(), inputs, output);
    }

    private String matMul(boolean transA, boolean transB, List<String> inputs, String output) {
        return !transA && !transB
                ? model.node("MatMul", inputs, output)
                : model.matMul(transA, transB, inputs, output);
    }

    /// ONNX Runtime has no kernel for this operator on a CPU; each group normalised as one instance
    /// is the same.
    private String groupNormalization(
            Value value, Op.GroupNormalization norm, List<String> inputs, String output) {
        Shape shape = value.shape();
        int groups = norm.groups();
        Shape grouped =
                Shape.of(shape.dim(0), groups, shape.with(0, Dim.ONE).elements().ceilDiv(groups));
        String x = reshape(inputs.get(0), shape, grouped, output + " grouped");
        float[] ones = new float[groups];
        Arrays.fill(ones, 1);
        String normalized =
                model.node(
                        "InstanceNormalization",
                        List.of(
                                x,
                                model.constant(HostTensor.of(ones, groups)),
                                model.constant(HostTensor.zeros(DType.F32, groups))),
                        output + " normalized",
                        Attribute.of("epsilon", norm.epsilon()));
        String ungrouped = reshape(normalized, grouped, shape, output + " ungrouped");
        String scale = channels(inputs.get(1), shape, output + " scale");
        String shift = channels(inputs.get(2), shape, output + " shift");
        String scaled = model.node("Mul", List.of(ungrouped, scale), output + " scaled");
        return model.node("Add", List.of(scaled, shift), output);
    }

    /// A vector of channels `[C]` as `[C, 1, ...]`, to broadcast over `[N, C, ...]`.
    private String channels(String vector, Shape shape, String output) {
        long[] column = new long[shape.rank() - 1];
        Arrays.fill(column, 1);
        column[0] = shape.dim(1).value();
        return model.node("Reshape", List.of(vector, model.vector(column)), output);
    }

    private String reshape(String x, Shape from, Shape to, String output) {
        return model.node("Reshape", List.of(x, reshapeTarget(from, to)), output);
    }

    /// A size that stays where it is can be written as 0, and one more be left open as -1; beyond
    /// that, sizes must be computed.
    private String reshapeTarget(Shape from, Shape to) {
        long[] target = new long[to.rank()];
        int open = 0;
        for (int axis = 0; axis < target.length; axis++) {
            Dim size = to.dim(axis);
            if (size.isConstant()) {
                target[axis] = size.value();
            } else if (axis < from.rank() && from.dim(axis).equals(size)) {
                target[axis] = 0;
            } else {
                target[axis] = -1;
                open++;
            }
        }
        return open <= 1 ? model.vector(target) : sizes.shape(to);
    }

    private String resize(Op.Resize resize, List<String> inputs, String output) {
        String target = sizes.shape(Shape.of(resize.height(), resize.width()));
        return model.node(
                "Resize",
                with(inputs, "", "", target),
                output,
                Attribute.ints("axes", 2, 3),
                Attribute.of("mode", "nearest"),
                Attribute.of("nearest_mode", "floor"),
                Attribute.of("coordinate_transformation_mode", "asymmetric"));
    }

    private static List<String> with(List<String> inputs, String... more) {
        return Stream.concat(inputs.stream(), Stream.of(more)).toList();
    }
}
