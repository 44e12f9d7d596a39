package org.scumble.engine.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.scumble.engine.graph.Op;
import org.scumble.engine.graph.TensorType;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.Dim;
import org.scumble.engine.tensor.HostTensor;

/// An ONNX model in the making: the messages of `onnx.proto`, their field numbers, and nothing of
/// what they compute. Values go by name.
final class OnnxModel {

    /// ONNX Runtime's own operators.
    static final String MICROSOFT = "com.microsoft";

    private static final int IR_VERSION = 10;
    private static final int OPSET_VERSION = 21;
    private static final int MICROSOFT_OPSET_VERSION = 1;
    private static final int EXTERNAL_DATA = 1;

    private final ProtoWriter nodes = new ProtoWriter();
    private final ProtoWriter initializers = new ProtoWriter();
    private final ProtoWriter inputs = new ProtoWriter();
    private final ProtoWriter outputs = new ProtoWriter();
    private final Map<HostTensor, String> constants = new HashMap<>();

    void input(String name, TensorType type) {
        inputs.message(11, info -> valueInfo(info, name, type));
    }

    void output(String name, TensorType type) {
        outputs.message(12, info -> valueInfo(info, name, type));
    }

    /// A node of ONNX's standard domain.
    ///
    /// @param inputs the operands; an empty name for one left out
    /// @return `output`
    String node(String operator, List<String> inputs, String output, Attribute... attributes) {
        return node("", operator, inputs, output, attributes);
    }

    /// A node of `domain`.
    String node(
            String domain,
            String operator,
            List<String> inputs,
            String output,
            Attribute... attributes) {
        nodes.message(
                1,
                node -> {
                    inputs.forEach(input -> node.string(1, input));
                    node.string(2, output);
                    node.string(3, operator + " " + output);
                    node.string(4, operator);
                    for (Attribute attribute : attributes) {
                        node.message(5, attribute::write);
                    }
                    if (!domain.isEmpty()) {
                        node.string(7, domain);
                    }
                });
        return output;
    }

    /// A two-dimensional convolution.
    String conv(int stride, Op.Pads pads, List<String> inputs, String output) {
        return node(
                "Conv",
                inputs,
                output,
                Attribute.ints("strides", stride, stride),
                Attribute.ints("pads", pads.top(), pads.left(), pads.bottom(), pads.right()));
    }

    /// A matrix product of operands taken transposed or as they are.
    String matMul(boolean transA, boolean transB, List<String> inputs, String output) {
        return node(
                MICROSOFT,
                "FusedMatMul",
                inputs,
                output,
                Attribute.of("transA", transA),
                Attribute.of("transB", transB));
    }

    /// The name of an initializer holding `value`; equal values share one.
    String constant(HostTensor value) {
        String known = constants.get(value);
        if (known == null) {
            known = "#" + constants.size();
            constants.put(value, known);
            initializer(known, value.dtype(), value.shape(), new ParameterStorage.Inline(value));
        }
        return known;
    }

    /// The name of an initializer holding `values`, a vector of `I64`.
    String vector(long... values) {
        return constant(HostTensor.of(values, values.length));
    }

    /// An initializer of the given shape.
    void initializer(String name, DType dtype, long[] shape, ParameterStorage storage) {
        initializers.message(
                5,
                tensor -> {
                    for (long size : shape) {
                        tensor.varint(1, size);
                    }
                    tensor.varint(2, elementType(dtype));
                    tensor.string(8, name);
                    switch (storage) {
                        case ParameterStorage.Inline(HostTensor value) ->
                                tensor.bytes(9, value.data());
                        case ParameterStorage.External external -> external(tensor, external);
                    }
                });
    }

    private static void external(ProtoWriter tensor, ParameterStorage.External slice) {
        tensor.message(13, entry -> entry.string(1, "location").string(2, slice.location()));
        tensor.message(13, entry -> entry.string(1, "offset").string(2, "" + slice.offset()));
        tensor.message(13, entry -> entry.string(1, "length").string(2, "" + slice.length()));
        tensor.varint(14, EXTERNAL_DATA);
    }

    private static void valueInfo(ProtoWriter info, String name, TensorType type) {
        Consumer<ProtoWriter> shape =
                proto -> type.shape().dims().forEach(dim -> proto.message(1, d -> size(d, dim)));
        Consumer<ProtoWriter> tensor =
                proto -> proto.varint(1, elementType(type.dtype())).message(2, shape);
        info.string(1, name).message(2, proto -> proto.message(1, tensor));
    }

    private static void size(ProtoWriter proto, Dim dim) {
        if (dim.isConstant()) {
            proto.varint(1, dim.value());
        } else {
            proto.string(2, dim.toString());
        }
    }

    /// The finished model, a `ModelProto`.
    byte[] toByteArray() {
        return new ProtoWriter()
                .varint(1, IR_VERSION)
                .string(2, "Scumble")
                .message(
                        7,
                        graph ->
                                graph.fields(nodes)
                                        .string(2, "graph")
                                        .fields(initializers)
                                        .fields(inputs)
                                        .fields(outputs))
                .message(8, opset -> opset.string(1, "").varint(2, OPSET_VERSION))
                .message(8, opset -> opset.string(1, MICROSOFT).varint(2, MICROSOFT_OPSET_VERSION))
                .toByteArray();
    }

    /// The number of `TensorProto.DataType` for `dtype`.
    static int elementType(DType dtype) {
        return switch (dtype) {
            case F32 -> 1;
            case U8 -> 2;
            case I8 -> 3;
            case I16 -> 5;
            case I32 -> 6;
            case I64 -> 7;
            case BOOL -> 9;
            case F16 -> 10;
            case F64 -> 11;
            case BF16 -> 16;
        };
    }
}
