package org.scumble.app.canvas.file;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/// PNG data put together by hand.
final class PngBytes {
    private PngBytes() {}

    /// A picture of no more than some bytes that claims to be of this size.
    static byte[] claiming(int width, int height) {
        return of(width, height, 8, 6, new byte[0], new byte[64]);
    }

    /// @param profile an ICC profile; none if it is empty
    /// @param rows what is to be packed: the rows, each after its filter's number
    static byte[] of(int width, int height, int depth, int type, byte[] profile, byte[] rows) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
            ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
            chunk(out, "IHDR", header.put((byte) depth).put((byte) type).array());
            if (profile.length > 0) {
                ByteArrayOutputStream named = new ByteArrayOutputStream();
                named.write(new byte[] {'p', 0, 0});
                named.write(packed(profile));
                chunk(out, "iCCP", named.toByteArray());
            }
            chunk(out, "IDAT", packed(rows));
            chunk(out, "IEND", new byte[0]);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write(bytes);
        }
        return packed.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
