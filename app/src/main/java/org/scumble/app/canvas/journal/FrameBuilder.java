package org.scumble.app.canvas.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;

/// Puts records together, one after the other in the same bytes.
final class FrameBuilder {
    private byte[] bytes = new byte[1 << 16];
    private int size = Frame.HEAD;

    /// Forgets what was put.
    void clear() {
        size = Frame.HEAD;
    }

    private void reserve(int more) throws IOException {
        if (more > Frame.LONGEST - size) {
            throw new IOException("a single step of more than 64 MB cannot be written");
        }
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }

    private ByteBuffer put(int count) throws IOException {
        reserve(count);
        ByteBuffer place = ByteBuffer.wrap(bytes, size, count);
        size += count;
        return place;
    }

    void putByte(int value) throws IOException {
        put(1).put((byte) value);
    }

    void putShort(int value) throws IOException {
        put(Short.BYTES).putShort((short) value);
    }

    void putInt(int value) throws IOException {
        put(Integer.BYTES).putInt(value);
    }

    void putLong(long value) throws IOException {
        put(Long.BYTES).putLong(value);
    }

    void putDouble(double value) throws IOException {
        put(Double.BYTES).putDouble(value);
    }

    /// UTF-8 behind its length u32.
    void putText(String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        putInt(utf8.length);
        put(utf8.length).put(utf8);
    }

    void putBytes(ByteBuffer data) throws IOException {
        put(data.remaining()).put(data.duplicate());
    }

    /// All of `data`, deflated.
    void putDeflated(byte[] data, Deflater deflater) throws IOException {
        deflater.reset();
        deflater.setInput(data);
        deflater.finish();
        while (!deflater.finished()) {
            reserve(1 << 12);
            size += deflater.deflate(bytes, size, bytes.length - size);
        }
    }

    /// The whole record; good until something is put again.
    ByteBuffer finish(RecordType type, long sequence) {
        ByteBuffer record = ByteBuffer.wrap(bytes, 0, size);
        record.putInt(0, size - Frame.PREFIX);
        record.putLong(Frame.PREFIX, sequence);
        record.put(Frame.HEAD - 1, (byte) type.code());
        record.putInt(Integer.BYTES, Frame.crc(record));
        return record;
    }
}
