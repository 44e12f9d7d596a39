package org.scumble.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProtoWriterTest {

    private final ByteArrayOutputStream expected = new ByteArrayOutputStream();
    private final CodedOutputStream protobuf = CodedOutputStream.newInstance(expected);

    @Test
    void varintsAreThoseOfProtobuf() throws IOException {
        ProtoWriter writer = new ProtoWriter();
        long[] values = {
            0,
            1,
            127,
            128,
            300,
            Integer.MAX_VALUE,
            Integer.MIN_VALUE,
            Long.MAX_VALUE,
            -1,
            Long.MIN_VALUE
        };
        for (long value : values) {
            writer.varint(3, value);
            protobuf.writeInt64(3, value);
        }
        assertWritten(writer);
    }

    @Test
    void floatsStringsAndLargeFieldNumbersAreThoseOfProtobuf() throws IOException {
        ProtoWriter writer = new ProtoWriter();
        for (float value : new float[] {0, -0f, 1.5f, Float.NaN, Float.NEGATIVE_INFINITY}) {
            writer.fixed32(2, value);
            protobuf.writeFloat(2, value);
        }
        for (String text : new String[] {"", "conv_in.weight", "水彩 🎨"}) {
            writer.string(536_870_911, text);
            protobuf.writeString(536_870_911, text);
        }
        assertWritten(writer);
    }

    @Test
    void nestedMessagesKeepLargeBytesByReference() throws IOException {
        byte[] large = new byte[100_000];
        new Random(1).nextBytes(large);
        ProtoWriter writer =
                new ProtoWriter()
                        .varint(1, 7)
                        .message(
                                2,
                                outer ->
                                        outer.string(1, "before")
                                                .message(
                                                        3,
                                                        inner ->
                                                                inner.bytes(
                                                                        9, ByteBuffer.wrap(large)))
                                                .string(4, "after"))
                        .varint(3, 8);

        ByteArrayOutputStream inner = message(m -> m.writeByteArray(9, large));
        ByteArrayOutputStream outer =
                message(
                        m -> {
                            m.writeString(1, "before");
                            m.writeByteArray(3, inner.toByteArray());
                            m.writeString(4, "after");
                        });
        protobuf.writeInt64(1, 7);
        protobuf.writeByteArray(2, outer.toByteArray());
        protobuf.writeInt64(3, 8);
        assertWritten(writer);
    }

    @Test
    void aBufferIsReadFromItsPositionAndLeftThere() throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, 2, 3, 4}).position(1).limit(3);
        ProtoWriter writer = new ProtoWriter().bytes(1, buffer);
        protobuf.writeByteArray(1, new byte[] {2, 3});
        assertWritten(writer);
        assertThat(buffer.position()).isEqualTo(1);
    }

    private void assertWritten(ProtoWriter writer) throws IOException {
        protobuf.flush();
        assertThat(writer.toByteArray()).isEqualTo(expected.toByteArray());
    }

    private interface Content {
        void write(CodedOutputStream message) throws IOException;
    }

    private static ByteArrayOutputStream message(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream message = CodedOutputStream.newInstance(bytes);
        content.write(message);
        message.flush();
        return bytes;
    }
}
