package org.scumble.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.graph.Graph;
import org.scumble.engine.graph.GraphBuilder;
import org.scumble.engine.graph.Value;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.Dim;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.tensor.Shape;

class OnnxWriterTest {

    private final GraphBuilder b = new GraphBuilder();
    private final Value x = b.input("x", DType.F32, Shape.of(Dim.symbol("batch"), 3));

    @Test
    void bytesAreThoseOfProtobuf() throws InvalidProtocolBufferException {
        Value image =
                b.input(
                        "image",
                        DType.F32,
                        Shape.of(Dim.symbol("batch"), 4, Dim.symbol("height"), 8));
        Value convolved =
                b.conv(
                        image,
                        b.parameter("conv.weight", Shape.of(4, 4, 3, 3)),
                        null,
                        2,
                        0,
                        0,
                        1,
                        1);
        Value normalized =
                b.groupNorm(
                        convolved,
                        2,
                        b.parameter("norm.weight", Shape.of(4)),
                        b.parameter("norm.bias", Shape.of(4)),
                        1e-6f);
        Value resized = b.resizeNearest(normalized, Dim.symbol("height"), Dim.of(8));
        Graph graph = b.build(Map.of("y", b.leakyRelu(resized, 0.2f)));

        byte[] bytes =
                OnnxWriter.write(
                        graph,
                        name ->
                                name.startsWith("conv")
                                        ? new ParameterStorage.External(
                                                "model.safetensors", 80, 288, DType.F16)
                                        : new ParameterStorage.Inline(
                                                HostTensor.zeros(DType.F32, 4)));

        OnnxMl.ModelProto model = OnnxMl.ModelProto.parseFrom(bytes);
        assertThat(model.getUnknownFields().asMap()).isEmpty();
        assertThat(bytes).isEqualTo(model.toByteArray());
    }

    @Test
    void namesAndSizesAreThoseOfTheGraph() throws InvalidProtocolBufferException {
        Value weight = b.parameter("a.weight", Shape.of(3));
        Graph graph = b.build(Map.of("y", b.mul(x, weight)));

        OnnxMl.GraphProto proto =
                OnnxMl.ModelProto.parseFrom(
                                OnnxWriter.write(
                                        graph,
                                        _ ->
                                                new ParameterStorage.External(
                                                        "a.safetensors", 72, 12, DType.F32)))
                        .getGraph();

        assertThat(proto.getInputList()).extracting(i -> i.getName()).containsExactly("x");
        assertThat(proto.getOutputList()).extracting(o -> o.getName()).containsExactly("y");
        assertThat(proto.getOutput(0).getType().getTensorType().getShape().getDimList())
                .extracting(d -> d.getDimParam() + d.getDimValue())
                .containsExactly("batch0", "3");
        OnnxMl.TensorProto initializer = proto.getInitializer(0);
        assertThat(initializer.getName()).isEqualTo("a.weight");
        assertThat(initializer.getDataLocation())
                .isEqualTo(OnnxMl.TensorProto.DataLocation.EXTERNAL);
        assertThat(initializer.getExternalDataList())
                .extracting(e -> e.getKey() + "=" + e.getValue())
                .containsExactly("location=a.safetensors", "offset=72", "length=12");
        assertThat(proto.getNodeList())
                .extracting(n -> n.getOpType())
                .containsExactly("Mul", "Identity");
    }

    @Test
    void parametersAreReadInPlaceFromAFile(@TempDir Path folder) throws IOException, OrtException {
        ByteBuffer file = ByteBuffer.allocate(19).order(ByteOrder.LITTLE_ENDIAN);
        file.position(7).putFloat(1).putFloat(-2).putFloat(0.5f);
        Files.write(folder.resolve("weights.bin"), file.array());
        Graph graph = b.build(Map.of("y", b.mul(x, b.parameter("w", Shape.of(3)))));
        byte[] model =
                OnnxWriter.write(
                        graph, _ -> new ParameterStorage.External("weights.bin", 7, 12, DType.F32));

        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.addConfigEntry(
                    "session.model_external_initializers_file_folder_path", folder.toString());
            try (OnnxRunner runner = new OnnxRunner(environment.createSession(model, options))) {
                HostTensor y =
                        runner.run(Map.of("x", HostTensor.of(new float[] {4, 5, 6}, 1, 3)))
                                .get("y");
                assertThat(y.floats()).containsExactly(4, -10, 3);
            }
        }
    }

    @Test
    void anInputAndTheSameValueTwiceCanBeOutputs() {
        Value sum = b.add(x, 1);
        Graph graph = b.build(Map.of("given", x, "one", sum, "other", sum));

        Map<String, HostTensor> outputs =
                OnnxRunner.run(
                        graph, Map.of(), Map.of("x", HostTensor.of(new float[] {1, 2, 3}, 1, 3)));

        assertThat(outputs.get("given").floats()).containsExactly(1, 2, 3);
        assertThat(outputs.get("one").floats()).containsExactly(2, 3, 4);
        assertThat(outputs.get("other")).isEqualTo(outputs.get("one"));
    }

    @Test
    void sizesComeFromTheInputsAlone() throws InvalidProtocolBufferException {
        Value image =
                b.input(
                        "image",
                        DType.F32,
                        Shape.of(1, 2, Dim.symbol("height"), Dim.symbol("width")));
        Value half = image;
        for (int i = 0; i < 2; i++) {
            half = b.conv(half, b.parameter("w", Shape.of(2, 2, 3, 3)), null, 2, 1);
        }
        Graph graph =
                b.build(
                        Map.of(
                                "y",
                                b.resizeNearest(
                                        b.resizeNearest(half, Dim.symbol("height"), Dim.of(4)),
                                        half.shape().dim(2),
                                        half.shape().dim(3))));

        List<OnnxMl.NodeProto> shapes =
                OnnxMl.ModelProto.parseFrom(
                                OnnxWriter.write(
                                        graph,
                                        _ -> new ParameterStorage.External("w", 0, 144, DType.F32)))
                        .getGraph()
                        .getNodeList()
                        .stream()
                        .filter(node -> node.getOpType().equals("Shape"))
                        .toList();

        assertThat(shapes).hasSize(2).allMatch(node -> node.getInput(0).equals("image"));
    }

    @Test
    void storageOfTheWrongSizeIsRefused() {
        Graph graph = b.build(Map.of("y", b.mul(x, b.parameter("a.weight", Shape.of(3)))));

        assertThatThrownBy(
                        () ->
                                OnnxWriter.write(
                                        graph,
                                        _ -> new ParameterStorage.External("f", 0, 8, DType.F16)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The parameter a.weight [3] takes 6 bytes of F16, but 8 are stored");
    }
}
