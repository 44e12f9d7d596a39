package org.scumble.engine.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.scumble.engine.EngineException;
import org.scumble.engine.file.AtomicFile;
import org.scumble.engine.tensor.HostTensor;

/// Writes `.safetensors` files. A file appears under its name only when it is whole and on the
/// disk; one that was there before is replaced at that moment, or stays.
public final class SafetensorsWriter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SafetensorsWriter() {}

    /// Writes `tensors` and the header's `metadata`. Wide types come first, so that every tensor is
    /// aligned to its elements.
    ///
    /// @throws EngineException [EngineException.Reason#CANNOT_WRITE] if the folder is missing,
    /// read-only or full
    public static void write(
            Path path, Map<String, HostTensor> tensors, Map<String, String> metadata) {
        List<Entry<String, HostTensor>> inOrder =
                tensors.entrySet().stream()
                        .sorted(
                                Comparator.<Entry<String, HostTensor>>comparingInt(
                                                tensor -> -tensor.getValue().dtype().bytes())
                                        .thenComparing(Entry::getKey))
                        .toList();
        List<Line> lines =
                inOrder.stream().map(tensor -> line(tensor.getKey(), tensor.getValue())).toList();
        write(
                path,
                header(lines, metadata),
                channel -> {
                    for (Entry<String, HostTensor> tensor : inOrder) {
                        AtomicFile.writeFully(channel, tensor.getValue().data());
                    }
                });
    }

    /// Writes one `F32` tensor part by part, so that no more than a part need be in memory.
    ///
    /// @param part gives the elements at each index of the first axis, asked in order
    /// @throws EngineException as [#write(Path, Map, Map)]
    public static void writeParts(Path path, String name, long[] shape, IntFunction<float[]> part) {
        long bytes = Math.multiplyExact(HostTensor.elements(shape), (long) Float.BYTES);
        write(
                path,
                header(List.of(new Line(name, StoredType.F32, shape, bytes)), Map.of()),
                channel -> {
                    for (int i = 0; i < shape[0]; i++) {
                        float[] values = part.apply(i);
                        if (values.length * shape[0] * Float.BYTES != bytes) {
                            throw new IllegalArgumentException(
                                    "A part of %d elements for a tensor of %s"
                                            .formatted(values.length, Arrays.toString(shape)));
                        }
                        AtomicFile.writeFully(channel, HostTensor.of(values, values.length).data());
                    }
                });
    }

    private static void write(Path path, ByteBuffer header, AtomicFile.Content tensors) {
        try {
            AtomicFile.write(
                    path,
                    channel -> {
                        AtomicFile.writeFully(channel, header);
                        tensors.writeTo(channel);
                    });
        } catch (IOException e) {
            throw Refusal.unwritable(path, e);
        }
    }

    /// One tensor of the header.
    private record Line(String name, StoredType type, long[] shape, long bytes) {}

    private static Line line(String name, HostTensor tensor) {
        return new Line(
                name,
                StoredType.of(tensor.dtype()),
                tensor.shape(),
                tensor.elements() * tensor.dtype().bytes());
    }

    /// The length and the JSON, padded with spaces so that the tensors start at a multiple of 8.
    private static ByteBuffer header(List<Line> tensors, Map<String, String> metadata) {
        ObjectNode json = JSON.createObjectNode();
        if (!metadata.isEmpty()) {
            ObjectNode strings = json.putObject("__metadata__");
            new TreeMap<>(metadata).forEach(strings::put);
        }
        long end = 0;
        for (Line tensor : tensors) {
            ObjectNode entry = json.putObject(tensor.name());
            entry.put("dtype", tensor.type().name());
            entry.putPOJO("shape", tensor.shape());
            long begin = end;
            end += tensor.bytes();
            entry.putPOJO("data_offsets", new long[] {begin, end});
        }
        byte[] text = bytes(json);
        int padded = Math.ceilDiv(text.length, Long.BYTES) * Long.BYTES;
        ByteBuffer header = ByteBuffer.allocate(Long.BYTES + padded).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(padded).put(text);
        while (header.hasRemaining()) {
            header.put((byte) ' ');
        }
        return header.flip();
    }

    private static byte[] bytes(ObjectNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // strings and numbers can always be written
        }
    }
}
