package org.scumble.engine.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// Writes a file so that it appears under its name whole, on the disk, or not at all; one that was
/// there before is replaced at that moment, or stays. It survives a kill and a power cut.
public final class AtomicFile {
    private static final String PREFIX = ".scumble-";
    private static final String SUFFIX = ".part";
    private static final Duration ABANDONED = Duration.ofMinutes(10);

    private AtomicFile() {}

    /// Whether a file is one that is being written here, or that a kill left unfinished.
    public static boolean isUnfinished(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
    }

    /// Whether a kill left a file unfinished. A young one may be another instance's, in the middle
    /// of writing it; one that vanishes meanwhile was.
    public static boolean isAbandoned(Path file) {
        if (!isUnfinished(file)) {
            return false;
        }
        try {
            Instant changed = Files.getLastModifiedTime(file).toInstant();
            return changed.isBefore(Instant.now().minus(ABANDONED));
        } catch (IOException e) {
            return false;
        }
    }

    /// Writes a file's content into a channel.
    @FunctionalInterface
    public interface Content {
        void writeTo(FileChannel channel) throws IOException;
    }

    /// Writes `content` to `path`.
    ///
    /// @throws IOException if the folder is missing, read-only or full; nothing is left behind
    public static void write(Path path, Content content) throws IOException {
        Path target = path.toAbsolutePath();
        Path folder = folder(target);
        Path part = part(folder);
        try {
            try (FileChannel channel =
                    FileChannel.open(
                            part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                channel.force(true);
            }
            Files.move(
                    part,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            sync(folder);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// The folder of a target.
    static Path folder(Path target) throws NoSuchFileException {
        Path folder = target.getParent();
        if (folder == null) {
            throw new NoSuchFileException(target.toString());
        }
        return folder;
    }

    /// A name for what is not finished, beside the target, because a move between file systems is a
    /// copy.
    static Path part(Path folder) {
        return folder.resolve(PREFIX + UUID.randomUUID() + SUFFIX);
    }

    /// Writes all of `data` to `channel`.
    public static void writeFully(FileChannel channel, ByteBuffer data) throws IOException {
        while (data.hasRemaining()) {
            channel.write(data);
        }
    }

    /// Makes the new name itself durable. Windows opens no folders and keeps names without it.
    static void sync(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            return;
        }
    }
}
