package org.scumble.engine.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.InflaterInputStream;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;

/// Reads the text chunks of PNG files, of all three kinds, wherever in the file they stand. What
/// they unpack to is bounded for a file as a whole, because a kilobyte can unpack to a megabyte.
public final class PngText {
    /// What all texts of a file may take together, in bytes.
    private static final int BUDGET = 16 << 20;

    /// The longest text that is read, compressed or not.
    private static final int LONGEST = 8 << 20;

    /// What a text takes beside its characters.
    private static final int OVERHEAD = 128;

    private final Map<String, String> texts = new LinkedHashMap<>();
    private int left = BUDGET;

    private PngText() {}

    /// The texts by keyword; of several with one keyword, the first. Texts beyond 16 MB in all are
    /// left out.
    ///
    /// @throws EngineException if the file cannot be read or is no PNG
    public static Map<String, String> read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer signature = fill(channel, PngChunks.SIGNATURE.length);
            if (!Arrays.equals(signature.array(), PngChunks.SIGNATURE)) {
                throw new EngineException(Reason.BAD_FILE, file + " is no PNG file.");
            }
            PngText reader = new PngText();
            reader.readChunks(channel);
            return reader.texts;
        } catch (IOException e) {
            throw new EngineException(
                    Reason.BAD_FILE,
                    "The texts in %s cannot be read: %s.".formatted(file, e.getMessage()),
                    e);
        }
    }

    private void readChunks(FileChannel channel) throws IOException {
        while (left > 0 && channel.position() + 12 <= channel.size()) {
            ByteBuffer head = fill(channel, 8);
            int length = head.getInt();
            byte[] type = new byte[4];
            head.get(type);
            long next = channel.position() + length + 4L;
            if (length < 0 || next > channel.size()) {
                break; // cut off: what came before still counts
            }
            String name = new String(type, StandardCharsets.ISO_8859_1);
            if (name.equals(PngChunks.END)) {
                break;
            }
            if (isText(name) && length <= LONGEST) {
                add(name, fill(channel, length).array());
            }
            channel.position(next);
        }
    }

    private static boolean isText(String type) {
        return type.equals(PngChunks.TEXT)
                || type.equals(PngChunks.COMPRESSED_TEXT)
                || type.equals(PngChunks.INTERNATIONAL_TEXT);
    }

    private void add(String type, byte[] data) {
        int keywordEnd = indexOf(data, 0);
        if (keywordEnd < 0) {
            return;
        }
        String keyword = new String(data, 0, keywordEnd, StandardCharsets.ISO_8859_1);
        if (texts.containsKey(keyword)) {
            return;
        }
        left -= keywordEnd + OVERHEAD;
        int at = keywordEnd + 1;
        try {
            switch (type) {
                case PngChunks.TEXT ->
                        texts.put(keyword, decode(data, at, false, StandardCharsets.ISO_8859_1));
                case PngChunks.COMPRESSED_TEXT ->
                        texts.put(keyword, decode(data, at + 1, true, StandardCharsets.ISO_8859_1));
                default -> {
                    boolean compressed = at < data.length && data[at] == 1;
                    int translated = indexOf(data, at + 2) + 1;
                    int start = indexOf(data, translated) + 1;
                    if (translated > 0 && start > 0) {
                        texts.put(keyword, decode(data, start, compressed, StandardCharsets.UTF_8));
                    }
                }
            }
        } catch (IOException e) {
            // a damaged text says nothing; the others still count
        }
    }

    private String decode(byte[] data, int start, boolean compressed, Charset charset)
            throws IOException {
        if (start > data.length) {
            throw new IOException("cut off");
        }
        int most = Math.min(LONGEST, Math.max(0, left));
        try (InputStream stored = new ByteArrayInputStream(data, start, data.length - start);
                InputStream in = compressed ? new InflaterInputStream(stored) : stored) {
            byte[] text = in.readNBytes(most + 1);
            left -= text.length; // also if it is thrown away: unpacking it took its time
            if (text.length > most) {
                throw new IOException("too long");
            }
            return new String(text, charset);
        }
    }

    private static int indexOf(byte[] data, int from) {
        for (int i = Math.max(0, from); i < data.length; i++) {
            if (data[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    private static ByteBuffer fill(FileChannel channel, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new IOException("the file ends too early");
            }
        }
        return buffer.flip();
    }
}
