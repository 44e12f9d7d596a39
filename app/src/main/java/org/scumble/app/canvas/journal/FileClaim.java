package org.scumble.app.canvas.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.scumble.app.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The right to use a journal, which one program has at a time. The system takes it back from a
/// program that dies. A file of its own carries the lock, since journals are replaced.
final class FileClaim implements AutoCloseable {
    /// What the name of a journal gets for that of its lock file.
    static final String SUFFIX = ".lock";

    private static final Logger LOG = LoggerFactory.getLogger(FileClaim.class);

    private final Path lockFile;
    private final FileChannel channel;

    private FileClaim(Path lockFile, FileChannel channel) {
        this.lockFile = lockFile;
        this.channel = channel;
    }

    /// The journal that a lock file is of.
    static Path journal(Path lockFile) {
        String name = String.valueOf(lockFile.getFileName());
        return lockFile.resolveSibling(name.substring(0, name.length() - SUFFIX.length()));
    }

    /// Takes the right to use `journal`.
    ///
    /// @throws StoreException if another has it, or the folder cannot be written
    static FileClaim take(Path journal) {
        Path lockFile = journal.resolveSibling(journal.getFileName() + SUFFIX);
        try {
            FileChannel channel =
                    FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isTaken(channel)) {
                channel.close();
                throw new StoreException(
                        "The canvas %s is open in another Scumble already. Go on there, or close it there first."
                                .formatted(journal));
            }
            return new FileClaim(lockFile, channel);
        } catch (IOException e) {
            throw new StoreException(
                    "The canvas %s cannot be used: %s. Check that its folder exists and can be written."
                            .formatted(journal, e),
                    e);
        }
    }

    /// Tries to lock the file; held until the channel is closed.
    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true; // by this very program
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// Removes the lock file too; only for a journal that is gone.
    void closeAndDelete() throws IOException {
        close();
        Files.deleteIfExists(lockFile);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("{} could not be closed", lockFile, e);
        }
    }
}
