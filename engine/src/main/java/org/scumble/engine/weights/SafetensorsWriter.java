package org.scumble.engine.weights;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
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
        try {
            ByteBuffer header = header(inOrder, metadata);
            AtomicFile.write(
                    path,
                    channel -> {
                        AtomicFile.writeFully(channel, header);
                        for (Entry<String, HostTensor> tensor : inOrder) {
                            AtomicFile.writeFully(channel, tensor.getValue().data());
                        }
                    });
        } catch (IOException e) {
            throw Refusal.unwritable(path, e);
        }
    }

    /// The length and the JSON, padded with spaces so that the tensors start at a multiple of 8.
    private static ByteBuffer header(
            List<Entry<String, HostTensor>> tensors, Map<String, String> metadata)
            throws IOException {
        ObjectNode json = JSON.createObjectNode();
        if (!metadata.isEmpty()) {
            ObjectNode strings = json.putObject("__metadata__");
            new TreeMap<>(metadata).forEach(strings::put);
        }
        long end = 0;
        for (Entry<String, HostTensor> tensor : tensors) {
            HostTensor value = tensor.getValue();
            ObjectNode entry = json.putObject(tensor.getKey());
            entry.put("dtype", StoredType.of(value.dtype()).name());
            entry.putPOJO("shape", value.shape());
            long begin = end;
            end += value.data().remaining();
            entry.putPOJO("data_offsets", new long[] {begin, end});
        }
        byte[] text = JSON.writeValueAsBytes(json);
        int padded = Math.ceilDiv(text.length, Long.BYTES) * Long.BYTES;
        ByteBuffer header = ByteBuffer.allocate(Long.BYTES + padded).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(padded).put(text);
        while (header.hasRemaining()) {
            header.put((byte) ' ');
        }
        return header.flip();
    }
}
