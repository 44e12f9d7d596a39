package org.scumble.engine.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// Writes a folder so that it appears under its name with all that is in it, or not at all. It
/// never replaces anything.
public final class AtomicFolder {
    private AtomicFolder() {}

    /// Writes a folder's content into an empty folder.
    @FunctionalInterface
    public interface Content {
        void writeTo(Path folder) throws IOException;
    }

    /// Writes `content` to the folder `path`.
    ///
    /// @throws FileAlreadyExistsException if there is something of that name
    /// @throws IOException if the folder above is missing, read-only or full; nothing is left
    ///     behind
    public static void write(Path path, Content content) throws IOException {
        Path target = path.toAbsolutePath();
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(path.toString());
        }
        Path above = AtomicFile.folder(target);
        Path part = Files.createDirectory(AtomicFile.part(above));
        try {
            content.writeTo(part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            AtomicFile.sync(above);
        } finally {
            delete(part);
        }
    }

    private static void delete(Path part) throws IOException {
        if (!Files.exists(part)) {
            return;
        }
        Files.walkFileTree(
                part,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
                            throws IOException {
                        if (e != null) {
                            throw e;
                        }
                        Files.delete(folder);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
