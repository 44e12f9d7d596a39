package org.scumble.app.canvas.journal;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.scumble.app.store.StoreException;

/// The first bytes of a journal: a mark that no text and no truncating transfer leaves whole, the
/// version of the format u32, and the CRC32C of both.
final class Header {
    static final int SIZE = 16;

    private static final byte[] MARK = {(byte) 0x89, 'S', 'C', 'M', '\r', '\n', 0x1a, '\n'};
    private static final int VERSION = 1;

    private Header() {}

    static ByteBuffer bytes() {
        ByteBuffer header = ByteBuffer.allocate(SIZE).put(MARK).putInt(VERSION);
        CRC32C crc = new CRC32C();
        crc.update(header.duplicate().flip());
        return header.putInt((int) crc.getValue()).flip();
    }

    /// Whether a file that begins with these bytes wants to be a journal.
    static boolean isMarked(byte[] start) {
        return start.length >= MARK.length
                && Arrays.equals(start, 0, MARK.length, MARK, 0, MARK.length);
    }

    /// Makes sure that what follows these bytes can be read.
    ///
    /// @throws StoreException if not, saying of `file` what it is instead
    static void check(byte[] start, Path file) {
        if (!isMarked(start)) {
            throw new StoreException(
                    "%s is not a Scumble canvas. Choose another file, or open it as a picture."
                            .formatted(file));
        }
        if (start.length < SIZE || !ByteBuffer.wrap(start, 0, SIZE).equals(bytes())) {
            int version = start.length < SIZE ? 0 : ByteBuffer.wrap(start).getInt(MARK.length);
            throw new StoreException(
                    version > VERSION && version < 1000
                            ? "%s was written by a newer Scumble. Open it with that one."
                                    .formatted(file)
                            : "%s is damaged from its beginning on. Bring back a copy of it from a backup."
                                    .formatted(file));
        }
    }
}
