package org.scumble.engine.runtime;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The right to write into a folder. One process at a time has it, and the system takes it back
/// when that process ends, however it ends.
///
/// A program makes one for a folder: on POSIX systems, closing a second channel to the file would
/// free what the first one holds.
final class WriterLock {
    private final Path file;
    private @Nullable FileChannel held;

    WriterLock(Path folder) {
        this.file = folder.resolve("writer.lock");
    }

    /// Takes the right, unless someone has it already, here or elsewhere.
    ///
    /// @return whether it was to be had
    /// @throws IOException if the folder is read-only, or its file system has no locks
    synchronized boolean tryTake() throws IOException {
        if (held != null) {
            return false;
        }
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            @Nullable FileLock lock = channel.tryLock();
            taken = lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // another object of this program has it
        } finally {
            if (!taken) {
                channel.close();
            }
        }
        if (taken) {
            held = channel;
        }
        return taken;
    }

    synchronized void giveBack() throws IOException {
        FileChannel channel = held;
        held = null;
        if (channel != null) {
            channel.close();
        }
    }
}
