package org.scumble.app.lora;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.DoubleConsumer;
import org.scumble.engine.EngineException;
import org.scumble.engine.file.AtomicFile;

/// Copies adapter files, and the pictures and texts beside them, into Scumble's own folder.
final class LoraImport {
    private static final long PART = 8 << 20;

    private final Path folder;

    LoraImport(Path folder) {
        this.folder = folder;
    }

    /// Copies a file; one that is there already is not copied again, and of two different files
    /// of one name the second gets a number.
    ///
    /// @param progress hears how much is done, from 0 to 1
    /// @return where it is now
    /// @throws EngineException if it cannot be copied
    Path copy(Path file, DoubleConsumer progress) {
        String name = LoraFolders.nameOf(file);
        try {
            Files.createDirectories(folder);
            Path target = folder.resolve(name + LoraFolders.EXTENSION);
            for (int number = 2; Files.exists(target); number++) {
                if (Files.mismatch(file, target) == -1) {
                    return target;
                }
                target = folder.resolve("%s-%d%s".formatted(name, number, LoraFolders.EXTENSION));
            }
            for (Path beside : LoraSidecar.of(file)) {
                String ending = String.valueOf(beside.getFileName()).substring(name.length());
                copy(beside, folder.resolve(LoraFolders.nameOf(target) + ending), part -> {});
            }
            copy(file, target, progress);
            return target;
        } catch (IOException e) {
            throw new EngineException(
                    EngineException.Reason.CANNOT_WRITE,
                    ("It could not be copied to %s: %s. Free some space, or put the file there"
                                    + " yourself.")
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    private static void copy(Path from, Path to, DoubleConsumer progress) throws IOException {
        try (FileChannel source = FileChannel.open(from, StandardOpenOption.READ)) {
            long size = source.size();
            AtomicFile.write(
                    to,
                    channel -> {
                        long done = 0;
                        while (done < size) {
                            long copied =
                                    source.transferTo(done, Math.min(PART, size - done), channel);
                            if (copied <= 0) {
                                throw new IOException("the file became shorter meanwhile");
                            }
                            done += copied;
                            progress.accept((double) done / size);
                        }
                    });
        }
    }
}
