package org.scumble.engine.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Writes one message in protobuf's wire format. Large byte fields are kept by reference until the
/// whole message is asked for, so nesting a message never copies them.
public final class ProtoWriter {

    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED32 = 5;
    private static final int COPY_LIMIT = 4096;

    private final List<ByteBuffer> finished = new ArrayList<>();
    private ByteArrayOutputStream open = new ByteArrayOutputStream();
    private long finishedBytes;

    /// An `int64`, `int32`, `bool` or enumeration field. Negative numbers take ten bytes.
    public ProtoWriter varint(int field, long value) {
        tag(field, VARINT);
        varint(value);
        return this;
    }

    /// A `float` field.
    public ProtoWriter fixed32(int field, float value) {
        tag(field, FIXED32);
        int bits = Float.floatToRawIntBits(value);
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            open.write(bits >>> shift);
        }
        return this;
    }

    /// A `string` field.
    public ProtoWriter string(int field, String value) {
        return bytes(field, ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
    }

    /// A `bytes` field: what remains in `value`, which must not change until the message is read.
    public ProtoWriter bytes(int field, ByteBuffer value) {
        tag(field, LENGTH_DELIMITED);
        varint(value.remaining());
        append(value.slice());
        return this;
    }

    /// An embedded message with the fields that `content` writes.
    public ProtoWriter message(int field, Consumer<ProtoWriter> content) {
        ProtoWriter message = new ProtoWriter();
        content.accept(message);
        tag(field, LENGTH_DELIMITED);
        varint(message.size());
        return fields(message);
    }

    /// All fields of `other`, as fields of this message.
    public ProtoWriter fields(ProtoWriter other) {
        other.finished.forEach(this::append);
        append(ByteBuffer.wrap(other.open.toByteArray()));
        return this;
    }

    /// The message so far.
    ///
    /// @throws IllegalStateException if it is larger than an array can be
    public byte[] toByteArray() {
        if (size() > Integer.MAX_VALUE) {
            throw new IllegalStateException("A message of " + size() + " bytes is too large");
        }
        ByteBuffer message = ByteBuffer.allocate((int) size());
        finished.forEach(chunk -> message.put(chunk.duplicate()));
        message.put(open.toByteArray());
        return message.array();
    }

    private long size() {
        return finishedBytes + open.size();
    }

    private void tag(int field, int wireType) {
        varint((long) field << 3 | wireType);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            open.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        open.write((int) rest);
    }

    private void append(ByteBuffer chunk) {
        if (chunk.remaining() <= COPY_LIMIT) {
            byte[] copy = new byte[chunk.remaining()];
            chunk.duplicate().get(copy);
            open.writeBytes(copy);
        } else {
            finished.add(ByteBuffer.wrap(open.toByteArray()));
            finished.add(chunk);
            finishedBytes += open.size() + chunk.remaining();
            open = new ByteArrayOutputStream();
        }
    }
}
