package org.scumble.engine.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
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

    /// A tensor whose elements are made when its turn comes, so that one at a time is in memory.
    ///
    /// @param name the key
    /// @param type as stored
    /// @param shape sizes, outermost first
    /// @param elements writes them, row-major and little-endian
    public record Pending(String name, StoredType type, long[] shape, AtomicFile.Content elements) {
        public Pending {
            shape = shape.clone();
        }

        @Override
        public long[] shape() {
            return shape.clone();
        }

        long bytes() {
            return Math.multiplyExact(HostTensor.elements(shape), type.bits()) / Byte.SIZE;
        }
    }

    /// Writes `tensors` and the header's `metadata`. Wide types come first, so that every tensor is
    /// aligned to its elements.
    ///
    /// @throws EngineException [EngineException.Reason#CANNOT_WRITE] if the folder is missing,
    /// read-only or full
    public static void write(
            Path path, Map<String, HostTensor> tensors, Map<String, String> metadata) {
        write(path, inOrder(tensors), metadata);
    }

    /// Writes `tensors` in their order, each when its turn comes.
    ///
    /// @throws EngineException as [#write(Path, Map, Map)]
    /// @throws IllegalArgumentException if a tensor writes more or fewer bytes than its type and
    ///     shape take
    public static void write(Path path, List<Pending> tensors, Map<String, String> metadata) {
        try {
            AtomicFile.write(
                    path,
                    channel -> {
                        AtomicFile.writeFully(channel, header(tensors, metadata));
                        for (Pending tensor : tensors) {
                            write(tensor, channel);
                        }
                    });
        } catch (IOException e) {
            throw Refusal.unwritable(path, e);
        }
    }

    /// Writes one `F32` tensor part by part, so that no more than a part need be in memory.
    ///
    /// @param part gives the elements at each index of the first axis, asked in order
    /// @throws EngineException as [#write(Path, Map, Map)]
    public static void writeParts(Path path, String name, long[] shape, IntFunction<float[]> part) {
        AtomicFile.Content parts =
                channel -> {
                    for (int i = 0; i < shape[0]; i++) {
                        float[] values = part.apply(i);
                        AtomicFile.writeFully(channel, HostTensor.of(values, values.length).data());
                    }
                };
        write(path, List.of(new Pending(name, StoredType.F32, shape, parts)), Map.of());
    }

    private static void write(Pending tensor, FileChannel channel) throws IOException {
        long start = channel.position();
        tensor.elements().writeTo(channel);
        long written = channel.position() - start;
        if (written != tensor.bytes()) {
            throw new IllegalArgumentException(
                    "%d bytes for the tensor %s of %s%s"
                            .formatted(
                                    written,
                                    tensor.name(),
                                    tensor.type(),
                                    Arrays.toString(tensor.shape())));
        }
    }

    /// Wide types first, then by name: the order of the format's own library.
    static List<Pending> inOrder(Map<String, HostTensor> tensors) {
        return tensors.entrySet().stream()
                .sorted(
                        Comparator.<Entry<String, HostTensor>>comparingInt(
                                        tensor -> -tensor.getValue().dtype().bytes())
                                .thenComparing(Entry::getKey))
                .map(tensor -> pending(tensor.getKey(), tensor.getValue()))
                .toList();
    }

    private static Pending pending(String name, HostTensor tensor) {
        return new Pending(
                name,
                StoredType.of(tensor.dtype()),
                tensor.shape(),
                channel -> AtomicFile.writeFully(channel, tensor.data()));
    }

    /// The length and the JSON, padded with spaces so that the tensors start at a multiple of 8.
    static ByteBuffer header(List<Pending> tensors, Map<String, String> metadata) {
        ObjectNode json = JSON.createObjectNode();
        if (!metadata.isEmpty()) {
            ObjectNode strings = json.putObject("__metadata__");
            new TreeMap<>(metadata).forEach(strings::put);
        }
        long end = 0;
        for (Pending tensor : tensors) {
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
