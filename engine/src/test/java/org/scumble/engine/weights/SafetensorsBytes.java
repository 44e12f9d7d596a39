package org.scumble.engine.weights;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Safetensors files made byte by byte, right or wrong.
final class SafetensorsBytes {
    private SafetensorsBytes() {}

    /// The length of `header`, the header, and `dataLength` bytes counting up from 0.
    static byte[] file(String header, int dataLength) {
        return file(header.getBytes(StandardCharsets.UTF_8), dataLength);
    }

    static byte[] file(byte[] header, int dataLength) {
        ByteBuffer file =
                ByteBuffer.allocate(Long.BYTES + header.length + dataLength)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(header.length)
                        .put(header);
        for (int i = 0; i < dataLength; i++) {
            file.put((byte) i);
        }
        return file.array();
    }

    static Safetensors parse(byte[] file) {
        Path path = Path.of("model.safetensors");
        // Off the heap, as a mapped file is.
        var bytes = MemorySegment.ofBuffer(ByteBuffer.allocateDirect(file.length).put(file).flip());
        return new SafetensorsParser(path, path, bytes).parse();
    }
}
