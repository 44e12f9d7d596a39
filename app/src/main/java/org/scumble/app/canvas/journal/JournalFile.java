package org.scumble.app.canvas.journal;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.scumble.app.store.StoreException;
import org.scumble.engine.file.AtomicFile;

/// The bytes of one journal. Reading is safe from any thread; one thread at a time writes.
///
/// Not a `FileChannel`: that closes for everybody when one of its readers is interrupted.
final class JournalFile implements AutoCloseable {
    private final Path path;
    private final TileMemory memory;
    private @Nullable RandomAccessFile access;
    private boolean closed;

    private JournalFile(Path path, TileMemory memory) {
        this.path = path;
        this.memory = memory;
    }

    /// A journal that is yet to be written: see [#create].
    static JournalFile absent(Path path, TileMemory memory) {
        return new JournalFile(path, memory);
    }

    /// Opens a journal for reading and writing.
    ///
    /// @throws StoreException if it is none
    static JournalFile open(Path path, TileMemory memory) throws IOException {
        Header.check(start(path), path);
        JournalFile file = new JournalFile(path, memory);
        file.access = new RandomAccessFile(path.toFile(), "rw");
        return file;
    }

    /// The first bytes of a file, as many as a header has or the file.
    static byte[] start(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return in.readNBytes(Header.SIZE);
        }
    }

    Path path() {
        return path;
    }

    TileMemory memory() {
        return memory;
    }

    synchronized boolean isOpen() {
        return access != null;
    }

    /// Writes the first content, so that the file appears whole or not at all.
    synchronized void create(AtomicFile.Content content) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        AtomicFile.write(path, content);
        access = new RandomAccessFile(path.toFile(), "rw");
    }

    synchronized long size() throws IOException {
        return access().length();
    }

    /// Reads `length` bytes.
    byte[] read(long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        if (read(offset, bytes, length) < length) {
            throw new EOFException("the file is shorter than it was");
        }
        return bytes;
    }

    /// Reads up to `length` bytes.
    ///
    /// @return how many there were
    synchronized int read(long offset, byte[] to, int length) throws IOException {
        RandomAccessFile file = access();
        file.seek(offset);
        int count = 0;
        while (count < length) {
            int more = file.read(to, count, length - count);
            if (more < 0) {
                break;
            }
            count += more;
        }
        return count;
    }

    synchronized void write(long offset, ByteBuffer record) throws IOException {
        RandomAccessFile file = access();
        file.seek(offset);
        file.write(record.array(), record.arrayOffset() + record.position(), record.remaining());
    }

    /// Cuts off all but the first bytes.
    synchronized void truncate(long size) throws IOException {
        if (access().length() > size) {
            access().setLength(size);
        }
    }

    /// Waits until everything written is on the disk.
    void force() throws IOException {
        RandomAccessFile file;
        synchronized (this) {
            file = access();
        }
        file.getFD().sync(); // outside the lock: meanwhile others may read
    }

    private RandomAccessFile access() throws IOException {
        RandomAccessFile file = access;
        if (file == null) {
            throw new IOException("the canvas is closed");
        }
        return file;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        RandomAccessFile file = access;
        access = null;
        if (file != null) {
            file.close();
        }
    }
}
