package org.scumble.engine.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.scumble.engine.graph.Graph;
import org.scumble.engine.tensor.HostTensor;

/// Runs a graph by ONNX Runtime on the CPU, its parameters inline.
public final class OnnxRunner implements AutoCloseable {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    /// Runs `session`, and closes it in the end.
    OnnxRunner(OrtSession session) {
        this.session = session;
    }

    public OnnxRunner(Graph graph, Map<String, HostTensor> parameters) {
        byte[] model = OnnxWriter.write(graph, name -> inline(name, parameters));
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            session = environment.createSession(model, options);
        } catch (OrtException e) {
            throw new AssertionError(e);
        }
    }

    private static ParameterStorage inline(String name, Map<String, HostTensor> parameters) {
        HostTensor value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("No value for the parameter " + name);
        }
        return new ParameterStorage.Inline(value);
    }

    /// Opens the model, runs it once and closes it.
    public static Map<String, HostTensor> run(
            Graph graph, Map<String, HostTensor> parameters, Map<String, HostTensor> inputs) {
        try (OnnxRunner runner = new OnnxRunner(graph, parameters)) {
            return runner.run(inputs);
        }
    }

    /// The outputs for `inputs`; may be called again, with other sizes.
    public Map<String, HostTensor> run(Map<String, HostTensor> inputs) {
        Map<String, OnnxTensor> feed = new HashMap<>();
        try {
            for (Map.Entry<String, HostTensor> input : inputs.entrySet()) {
                feed.put(input.getKey(), toOnnx(input.getValue()));
            }
            try (OrtSession.Result result = session.run(feed)) {
                Map<String, HostTensor> outputs = new LinkedHashMap<>();
                for (Map.Entry<String, OnnxValue> output : result) {
                    outputs.put(output.getKey(), fromOnnx((OnnxTensor) output.getValue()));
                }
                return outputs;
            }
        } catch (OrtException e) {
            throw new AssertionError(e);
        } finally {
            feed.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor toOnnx(HostTensor tensor) throws OrtException {
        long[] shape = tensor.shape();
        return switch (tensor.dtype()) {
            case F32 -> OnnxTensor.createTensor(environment, tensor.data().asFloatBuffer(), shape);
            case I64 -> OnnxTensor.createTensor(environment, tensor.data().asLongBuffer(), shape);
            case I32 -> OnnxTensor.createTensor(environment, tensor.data().asIntBuffer(), shape);
            case F16, BF16, F64, I16, I8, U8, BOOL ->
                    throw new IllegalArgumentException("No input of " + tensor.dtype());
        };
    }

    private static HostTensor fromOnnx(OnnxTensor tensor) throws OrtException {
        TensorInfo info = tensor.getInfo();
        return switch (info.type) {
            case FLOAT -> {
                float[] values = new float[Math.toIntExact(info.getNumElements())];
                tensor.getFloatBuffer().get(values);
                yield HostTensor.of(values, info.getShape());
            }
            case INT64 -> {
                long[] values = new long[Math.toIntExact(info.getNumElements())];
                tensor.getLongBuffer().get(values);
                yield HostTensor.of(values, info.getShape());
            }
            default -> throw new IllegalArgumentException("No output of " + info.type);
        };
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new AssertionError(e);
        }
    }
}
