package org.scumble.engine.runtime;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.scumble.engine.Cancellation;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.HostTensor;

/// A graph with its weights, ready to run at any size its symbolic dimensions allow. Safe for use
/// by several threads.
public final class CompiledGraph implements AutoCloseable {
    private final OrtEnvironment environment;
    private final OrtSession session;

    CompiledGraph(OrtEnvironment environment, OrtSession session) {
        this.environment = environment;
        this.session = session;
    }

    /// Inputs that stay the same over many runs, made ready once.
    public final class Kept implements AutoCloseable {
        private final Map<String, OnnxTensor> tensors = new LinkedHashMap<>();

        private Kept(Map<String, HostTensor> inputs) {
            try {
                for (Map.Entry<String, HostTensor> input : inputs.entrySet()) {
                    tensors.put(input.getKey(), toOnnx(input.getValue()));
                }
            } catch (OrtException e) {
                close();
                throw OrtFailures.explain(e);
            }
        }

        @Override
        public void close() {
            tensors.values().forEach(OnnxTensor::close);
            tensors.clear();
        }
    }

    /// Makes inputs ready for [#run(Map, Kept, Cancellation)].
    ///
    /// @param inputs by name; not to be changed while they are kept
    public Kept keep(Map<String, HostTensor> inputs) {
        return new Kept(inputs);
    }

    /// Runs the graph once.
    ///
    /// @param inputs a tensor for every input of the graph, by name
    /// @param cancellation interrupts the computation where it stands
    /// @return the graph's outputs, by name, in memory of their own
    /// @throws EngineException of reason CANCELLED, OUT_OF_MEMORY or INTERNAL
    public Outputs run(Map<String, HostTensor> inputs, Cancellation cancellation) {
        try (Kept nothing = new Kept(Map.of())) {
            return run(inputs, nothing, cancellation);
        }
    }

    /// Runs the graph once, as [#run(Map, Cancellation)].
    ///
    /// @param inputs those that are not in `kept`
    public Outputs run(Map<String, HostTensor> inputs, Kept kept, Cancellation cancellation) {
        cancellation.check();
        try (Run run = new Run();
                Kept own = new Kept(inputs);
                Cancellation.Registration ignored = cancellation.onCancel(run::terminate)) {
            Map<String, OnnxTensor> feeds = new LinkedHashMap<>(kept.tensors);
            feeds.putAll(own.tensors);
            try (OrtSession.Result result = session.run(feeds, run.options)) {
                Map<String, HostTensor> outputs = new LinkedHashMap<>();
                result.forEach(
                        entry ->
                                outputs.put(entry.getKey(), toHost((OnnxTensor) entry.getValue())));
                return new Outputs(outputs);
            }
        } catch (OrtException e) {
            cancellation.check();
            throw OrtFailures.explain(e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new EngineException(Reason.INTERNAL, "The model could not be closed.", e);
        }
    }

    private OnnxTensor toOnnx(HostTensor tensor) throws OrtException {
        ByteBuffer data = tensor.data();
        long[] shape = tensor.shape();
        return switch (tensor.dtype()) {
            case F32 -> OnnxTensor.createTensor(environment, data.asFloatBuffer(), shape);
            case F64 -> OnnxTensor.createTensor(environment, data.asDoubleBuffer(), shape);
            case I64 -> OnnxTensor.createTensor(environment, data.asLongBuffer(), shape);
            case I32 -> OnnxTensor.createTensor(environment, data.asIntBuffer(), shape);
            case F16 -> OnnxTensor.createTensor(environment, data, shape, OnnxJavaType.FLOAT16);
            case BF16 -> OnnxTensor.createTensor(environment, data, shape, OnnxJavaType.BFLOAT16);
            case I16 -> OnnxTensor.createTensor(environment, data, shape, OnnxJavaType.INT16);
            case I8 -> OnnxTensor.createTensor(environment, data, shape, OnnxJavaType.INT8);
            case U8 -> OnnxTensor.createTensor(environment, data, shape, OnnxJavaType.UINT8);
            case BOOL -> OnnxTensor.createTensor(environment, data, shape, OnnxJavaType.BOOL);
        };
    }

    private static HostTensor toHost(OnnxTensor tensor) {
        DType dtype =
                switch (tensor.getInfo().type) {
                    case FLOAT -> DType.F32;
                    case DOUBLE -> DType.F64;
                    case FLOAT16 -> DType.F16;
                    case BFLOAT16 -> DType.BF16;
                    case INT64 -> DType.I64;
                    case INT32 -> DType.I32;
                    case INT16 -> DType.I16;
                    case INT8 -> DType.I8;
                    case UINT8 -> DType.U8;
                    case BOOL -> DType.BOOL;
                    case STRING, UNKNOWN ->
                            throw new IllegalStateException(
                                    "An output of type " + tensor.getInfo());
                };
        HostTensor copy = HostTensor.zeros(dtype, tensor.getInfo().getShape());
        copy.data().put(tensor.getByteBuffer());
        return copy;
    }

    /// One run's options; a stop and the end of the run may come at the same moment from two
    /// threads.
    private static final class Run implements AutoCloseable {
        private final OrtSession.RunOptions options;
        private boolean over;

        Run() throws OrtException {
            options = new OrtSession.RunOptions();
        }

        synchronized void terminate() {
            if (over) {
                return;
            }
            try {
                options.setTerminate(true);
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public synchronized void close() {
            over = true;
            options.close();
        }
    }
}
