package org.scumble.engine.image;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.file.AtomicFile;

/// Writes PNG files with text chunks. A file appears whole or not at all, and is on the disk when
/// the call returns.
public final class PngWriter {
    private static final int TRUECOLOUR = 2;
    private static final int TRUECOLOUR_ALPHA = 6;
    private static final byte FILTER_UP = 2;

    private PngWriter() {}

    /// Writes a picture, replacing a file that is there.
    ///
    /// @param texts by keyword; stored as `tEXt` where Latin-1 has the letters, else as `iTXt`
    /// @throws EngineException of reason CANNOT_WRITE
    public static void write(Raster raster, Map<String, String> texts, Path file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(encode(raster, texts));
            AtomicFile.write(file, channel -> AtomicFile.writeFully(channel, bytes));
        } catch (IOException e) {
            throw new EngineException(
                    Reason.CANNOT_WRITE,
                    "The picture could not be written to %s: %s. Make room there or choose another place."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /// The bytes of a PNG file.
    public static byte[] encode(Raster raster, Map<String, String> texts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        boolean opaque = raster.isOpaque();
        out.write(PngChunks.SIGNATURE);
        chunk(out, PngChunks.HEADER, header(raster, opaque));
        for (Map.Entry<String, String> text : texts.entrySet()) {
            text(out, text.getKey(), text.getValue());
        }
        chunk(out, PngChunks.DATA, pixels(raster, opaque));
        chunk(out, PngChunks.END, new byte[0]);
        return bytes.toByteArray();
    }

    private static byte[] header(Raster raster, boolean opaque) {
        return ByteBuffer.allocate(13)
                .putInt(raster.width())
                .putInt(raster.height())
                .put((byte) 8)
                .put((byte) (opaque ? TRUECOLOUR : TRUECOLOUR_ALPHA))
                .array();
    }

    /// Each row is stored as its difference from the one above, which suits smooth pictures.
    private static byte[] pixels(Raster raster, boolean opaque) throws IOException {
        int channels = opaque ? 3 : 4;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(bytes)) {
            byte[] row = new byte[1 + raster.width() * channels];
            row[0] = FILTER_UP;
            for (int y = 0; y < raster.height(); y++) {
                for (int x = 0; x < raster.width(); x++) {
                    for (int c = 0; c < channels; c++) {
                        int above = y == 0 ? 0 : raster.get(x, y - 1, c);
                        row[1 + x * channels + c] = (byte) (raster.get(x, y, c) - above);
                    }
                }
                deflate.write(row);
            }
        }
        return bytes.toByteArray();
    }

    private static void text(DataOutputStream out, String keyword, String text) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.write(PngChunks.latin1(keyword));
        data.write(0);
        if (PngChunks.isLatin1(text)) {
            data.write(PngChunks.latin1(text));
            chunk(out, PngChunks.TEXT, data.toByteArray());
        } else {
            data.write(new byte[4]); // not compressed, method 0, no language, no translated keyword
            data.write(text.getBytes(StandardCharsets.UTF_8));
            chunk(out, PngChunks.INTERNATIONAL_TEXT, data.toByteArray());
        }
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = PngChunks.latin1(type);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
