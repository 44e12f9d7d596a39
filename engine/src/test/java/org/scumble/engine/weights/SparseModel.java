package org.scumble.engine.weights;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.scumble.engine.tensor.HostTensor;

/// A safetensors file of real names and shapes that takes no room: its tensors are a hole in the
/// file, all zeros.
public final class SparseModel {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SequencedMap<String, long[]> shapes = new LinkedHashMap<>();
    private final Map<String, String> metadata = new HashMap<>();
    private final Map<String, HostTensor> values = new HashMap<>();
    private StoredType type = StoredType.F16;

    /// What the single-file checkpoints of a family hold.
    public static SparseModel ldm(String family) {
        SparseModel model = new SparseModel();
        LdmKeys.of(family).forEach(tensor -> model.with(tensor.key(), tensor.shape()));
        return model;
    }

    public SparseModel with(String key, long... shape) {
        shapes.put(key, shape);
        return this;
    }

    /// With a tensor that is not zeros.
    SparseModel with(String key, HostTensor value) {
        values.put(key, value);
        return with(key, value.shape());
    }

    SparseModel withMetadata(String key, String value) {
        metadata.put(key, value);
        return this;
    }

    SparseModel as(StoredType storedType) {
        type = storedType;
        return this;
    }

    public SparseModel without(String prefix) {
        shapes.keySet().removeIf(key -> key.startsWith(prefix));
        return this;
    }

    /// Only what begins with `prefix`.
    public SparseModel only(String prefix) {
        shapes.keySet().removeIf(key -> !key.startsWith(prefix));
        return this;
    }

    public SparseModel renamed(UnaryOperator<String> rename) {
        SequencedMap<String, long[]> old = new LinkedHashMap<>(shapes);
        shapes.clear();
        old.forEach((key, shape) -> shapes.put(rename.apply(key), shape));
        return this;
    }

    /// The keys, in order.
    List<String> keys() {
        return List.copyOf(shapes.keySet());
    }

    public Path write(Path path) {
        ObjectNode json = JSON.createObjectNode();
        if (!metadata.isEmpty()) {
            metadata.forEach(json.putObject("__metadata__")::put);
        }
        long end = 0;
        Map<Long, HostTensor> places = new HashMap<>();
        for (var tensor : shapes.entrySet()) {
            HostTensor value = values.get(tensor.getKey());
            StoredType stored = value == null ? type : StoredType.of(value.dtype());
            long bytes = stored.bits() / 8;
            for (long size : tensor.getValue()) {
                bytes *= size;
            }
            if (value != null) {
                places.put(end, value);
            }
            ObjectNode entry = json.putObject(tensor.getKey());
            entry.put("dtype", stored.name());
            entry.putPOJO("shape", tensor.getValue());
            entry.putPOJO("data_offsets", new long[] {end, end + bytes});
            end += bytes;
        }
        try (FileChannel file =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.SPARSE)) {
            byte[] text = JSON.writeValueAsBytes(json);
            ByteBuffer header =
                    ByteBuffer.allocate(Long.BYTES + text.length).order(ByteOrder.LITTLE_ENDIAN);
            file.write(header.putLong(text.length).put(text).flip());
            long start = file.position();
            if (end > 0) {
                file.write(ByteBuffer.allocate(1), start + end - 1);
            }
            for (var place : places.entrySet()) {
                file.write(place.getValue().data(), start + place.getKey());
            }
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
