package org.scumble.engine.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.scumble.engine.Device;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.graph.Graph;
import org.scumble.engine.graph.Value;
import org.scumble.engine.onnx.OnnxWriter;
import org.scumble.engine.onnx.ParameterStorage;
import org.scumble.engine.runtime.CompiledModelCache.Draft;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.FileHash;
import org.scumble.engine.weights.TensorSlice;
import org.scumble.engine.weights.Weights;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compiles graphs for one device. Weights are never copied into a model file: ONNX Runtime reads
/// them where they lie in the checkpoint.
///
/// On a processor, optimising a large model takes many seconds and its result is worth keeping: it
/// goes into a [CompiledModelCache] and is mapped back in from there.
public final class OnnxRuntime {
    private static final Logger LOG = LoggerFactory.getLogger(OnnxRuntime.class);

    /// Models smaller than this open so fast that keeping them gains nothing.
    private static final long WORTH_KEEPING = 256L << 20;

    /// Names the file of parameters that are handed over in memory; there is none of that name.
    private static final String REPLACED = "replaced";

    private final OrtEnvironment environment;
    private final Device device;
    private final int threads;
    private final CompiledModelCache cache;
    private final long worthKeeping;

    /// @param cacheFolder for compiled models and unpacked libraries
    /// @param threads for one operator; 0 for as many as there are cores
    public OnnxRuntime(Path cacheFolder, Device device, int threads) {
        this(cacheFolder, device, threads, WORTH_KEEPING);
    }

    /// @param worthKeeping from how many bytes on a compiled model is kept
    OnnxRuntime(Path cacheFolder, Device device, int threads, long worthKeeping) {
        NativeLibraries.silence();
        NativeLibraries.prepare(cacheFolder);
        this.environment =
                OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "scumble");
        this.device = device;
        this.threads = threads;
        this.worthKeeping = worthKeeping;
        this.cache = new CompiledModelCache(cacheFolder.resolve("models"));
        if (!devices().contains(device)) {
            throw new EngineException(
                    Reason.UNSUPPORTED,
                    "This computer offers no %s to the engine. Choose one of %s."
                            .formatted(device.label(), devices()));
        }
    }

    /// The devices this installation of ONNX Runtime can compute on.
    public static Set<Device> devices() {
        NativeLibraries.silence();
        Set<Device> devices = EnumSet.noneOf(Device.class);
        for (OrtProvider provider : OrtEnvironment.getAvailableProviders()) {
            switch (provider) {
                case CPU -> devices.add(Device.CPU);
                case CUDA -> devices.add(Device.CUDA);
                case DIRECT_ML -> devices.add(Device.DIRECTML);
                case CORE_ML -> devices.add(Device.COREML);
                default -> {} // providers Scumble does not drive
            }
        }
        return devices;
    }

    /// Where the graphs compiled here compute.
    public Device device() {
        return device;
    }

    /// ONNX Runtime's version.
    public String version() {
        return environment.getVersion();
    }

    /// Compiles `graph` over `weights`.
    ///
    /// @throws EngineException of reason BAD_FILE if a parameter is missing, OUT_OF_MEMORY,
    /// INTERNAL
    public CompiledGraph compile(Graph graph, Weights weights) {
        return compile(graph, weights, Map.of());
    }

    /// Compiles `graph` over `weights`, some of them replaced. Such a model is not kept.
    ///
    /// @param replaced `F32`, by parameter
    /// @throws EngineException as [#compile(Graph, Weights)]
    public CompiledGraph compile(Graph graph, Weights weights, Map<String, HostTensor> replaced) {
        Map<String, ParameterStorage> storage = new TreeMap<>();
        Map<String, HostTensor> ours = new TreeMap<>(replaced);
        ours.keySet().retainAll(graph.parameters().stream().map(Value::name).toList());
        long bytes = 0;
        for (Value parameter : graph.parameters()) {
            String name = parameter.name();
            HostTensor other = ours.get(name);
            if (other != null) {
                long length = other.elements() * Float.BYTES;
                storage.put(name, new ParameterStorage.External(REPLACED, 0, length, DType.F32));
                continue;
            }
            TensorSlice slice = weights.slice(name);
            storage.put(
                    name,
                    new ParameterStorage.External(
                            slice.file().getFileName().toString(),
                            slice.offset(),
                            slice.length(),
                            slice.dtype()));
            bytes += slice.length() / slice.dtype().bytes() * Float.BYTES;
        }
        byte[] model = OnnxWriter.write(graph, name -> Objects.requireNonNull(storage.get(name)));
        try {
            return new CompiledGraph(
                    environment,
                    device == Device.CPU && bytes >= worthKeeping && ours.isEmpty()
                            ? openKept(model, weights, bytes)
                            : open(model, weights, ours));
        } catch (OrtException e) {
            throw OrtFailures.explain(e);
        }
    }

    /// Whether all that was compiled is kept already. If not, [#settle] has something to do.
    public boolean isSettled() {
        return cache.isSettled();
    }

    /// Brings models that were compiled for the first time to the disk. They are in use already;
    /// a process that ends before this compiles them again at its next start.
    public void settle() {
        cache.settle();
    }

    private OrtSession openKept(byte[] model, Weights weights, long bytes) throws OrtException {
        String key =
                CompiledModelCache.key(
                        model, fingerprint(weights), version(), Processor.description());
        Optional<Path> kept = cache.find(key);
        if (kept.isEmpty()) {
            Optional<Draft> begun = cache.begin(bytes + bytes / 2);
            if (begun.isEmpty()) {
                return open(model, weights);
            }
            try (Draft draft = begun.get()) {
                optimise(model, weights, draft.folder());
                kept = Optional.of(draft.finish(key));
            } catch (OrtException | IOException e) {
                // The disk may be full, say; the model can be used all the same.
                LOG.warn("The compiled model is not kept: {}", e.getMessage());
                return open(model, weights);
            }
        }
        try (SessionOptions options = options()) {
            options.setOptimizationLevel(OptLevel.NO_OPT); // it already is
            return environment.createSession(kept.get().toString(), options);
        } catch (OrtException e) {
            if (OrtFailures.explain(e).reason() == Reason.OUT_OF_MEMORY) {
                throw e;
            }
            LOG.warn("The compiled model {} is damaged and made anew: {}", key, e.getMessage());
            cache.forget(key);
            return open(model, weights);
        }
    }

    /// Changes when any of the files does, without reading them whole.
    private static String fingerprint(Weights weights) {
        return weights.slices().values().stream()
                .map(TensorSlice::file)
                .distinct()
                .sorted()
                .map(FileHash::fingerprint)
                .collect(Collectors.joining("\n"));
    }

    private void optimise(byte[] model, Weights weights, Path folder) throws OrtException {
        try (SessionOptions options = options()) {
            options.setOptimizedModelFilePath(folder.resolve(CompiledModelCache.MODEL).toString());
            options.addConfigEntry(
                    "session.optimized_model_external_initializers_file_name",
                    CompiledModelCache.WEIGHTS);
            options.addConfigEntry("session.save_external_prepacked_constant_initializers", "1");
            open(model, weights, options).close();
        }
    }

    private OrtSession open(byte[] model, Weights weights) throws OrtException {
        return open(model, weights, Map.of());
    }

    private OrtSession open(byte[] model, Weights weights, Map<String, HostTensor> replaced)
            throws OrtException {
        Map<String, OnnxTensorLike> tensors = new TreeMap<>();
        try (SessionOptions options = options()) {
            for (Map.Entry<String, HostTensor> one : replaced.entrySet()) {
                tensors.put(
                        one.getKey(),
                        OnnxTensor.createTensor(
                                environment,
                                one.getValue().data().asFloatBuffer(),
                                one.getValue().shape()));
            }
            if (!tensors.isEmpty()) {
                options.addExternalInitializers(tensors); // copied while the session is opened
            }
            return open(model, weights, options);
        } finally {
            tensors.values().forEach(OnnxTensorLike::close);
        }
    }

    private OrtSession open(byte[] model, Weights weights, SessionOptions options)
            throws OrtException {
        options.addConfigEntry(
                "session.model_external_initializers_file_folder_path",
                weights.folder().toString());
        return environment.createSession(model, options);
    }

    private SessionOptions options() throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setOptimizationLevel(OptLevel.ALL_OPT);
        options.setMemoryPatternOptimization(false); // sizes change from run to run
        if (threads > 0) {
            options.setIntraOpNumThreads(threads);
        }
        switch (device) {
            case CPU -> {}
            case CUDA -> options.addCUDA();
            case DIRECTML -> options.addDirectML(0);
            case COREML -> options.addCoreML();
        }
        return options;
    }
}
