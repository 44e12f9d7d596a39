package org.scumble.app.canvas.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Reads a journal from its beginning as far as it is whole.
final class JournalReader {
    private static final int WINDOW = 1 << 20;

    /// How many candidates for records are examined beyond a bad place before it is taken for
    /// damage; a file made on purpose could hold millions.
    private static final int MOST_CANDIDATES = 64;

    private final JournalFile file;
    private final long size;
    private byte[] window;
    private long windowStart;
    private int windowLength;

    private JournalReader(JournalFile file) throws IOException {
        this.file = file;
        this.size = file.size();
        this.window = new byte[(int) Math.min(WINDOW, size)];
    }

    /// Reads everything that can be read; changes nothing.
    static Reading read(JournalFile file) throws IOException {
        return new JournalReader(file).read();
    }

    private Reading read() throws IOException {
        Replay replay = new Replay(file);
        long offset = Header.SIZE;
        String damage = null;
        try {
            for (ByteBuffer record = record(offset); record != null; record = record(offset)) {
                replay.take(Frame.of(record), offset, record.remaining());
                offset += record.remaining();
            }
            // A kill or a power cut leaves half a record at the end. That is no damage, unless
            // whole records follow: then something has changed what was written before them.
            if (recordsFollow(offset + 1, replay.operation())) {
                damage = "at byte %d is no whole record, but others follow".formatted(offset);
            }
        } catch (DamageException e) {
            damage = "at byte %d %s".formatted(offset, e.getMessage());
        }
        return replay.reading(offset, damage);
    }

    /// The bytes of the record that begins there; null if there is no whole one.
    private @Nullable ByteBuffer record(long offset) throws IOException {
        if (size - offset < Frame.HEAD) {
            return null;
        }
        Integer length = Frame.length(bytes(offset, Frame.HEAD).getInt());
        if (length == null || length > size - offset) {
            return null;
        }
        ByteBuffer record = bytes(offset, length);
        return Frame.isWhole(record) ? record : null;
    }

    private boolean recordsFollow(long from, long operation) throws IOException {
        int candidates = 0;
        for (long offset = from; size - offset >= Frame.HEAD; offset++) {
            ByteBuffer head = bytes(offset, Frame.HEAD);
            Integer length = Frame.length(head.getInt());
            if (length == null || length > size - offset) {
                continue;
            }
            long sequence = head.getLong(head.position() + Integer.BYTES);
            int type = head.get(head.limit() - 1);
            if (sequence > operation
                    && sequence - operation <= Integer.MAX_VALUE
                    && RecordType.of(type) != null) {
                if (++candidates > MOST_CANDIDATES || Frame.isWhole(bytes(offset, length))) {
                    return true;
                }
            }
        }
        return false;
    }

    /// A part of the file, good until the next call.
    private ByteBuffer bytes(long offset, int length) throws IOException {
        if (offset < windowStart || offset + length > windowStart + windowLength) {
            if (window.length < length) {
                window = new byte[length];
            }
            windowStart = offset;
            windowLength = file.read(offset, window, window.length);
            if (windowLength < length) {
                throw new IOException("the file became shorter while it was read");
            }
        }
        return ByteBuffer.wrap(window, (int) (offset - windowStart), length);
    }
}
