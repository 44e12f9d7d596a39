package org.scumble.app.canvas.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.scumble.app.store.StoreException;
import org.scumble.engine.file.AtomicFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folder of the journals: the canvases at work, and those a kill left behind.
public record CanvasFolder(Path folder) {
    private static final Logger LOG = LoggerFactory.getLogger(CanvasFolder.class);
    private static final String SUFFIX = ".journal";

    /// A younger one may be another instance's, in the middle of writing it.
    private static final Duration ABANDONED = Duration.ofMinutes(10);

    /// The path of a journal that does not exist yet.
    public Path fresh() {
        return folder.resolve(UUID.randomUUID() + SUFFIX);
    }

    /// All journals, the last one written first.
    ///
    /// @throws StoreException if the folder cannot be read
    public List<Path> journals() {
        return files().stream()
                .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                .sorted(Comparator.comparing(CanvasFolder::written).reversed())
                .toList();
    }

    /// Deletes what a kill left half-written.
    ///
    /// @throws StoreException if the folder cannot be read
    public void clean() {
        Instant limit = Instant.now().minus(ABANDONED);
        for (Path file : files()) {
            if (AtomicFile.isUnfinished(file) && written(file).toInstant().isBefore(limit)) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    LOG.warn("{} could not be deleted", file, e);
                }
            }
        }
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new StoreException(
                    "The folder of the canvases %s cannot be read: %s. Give yourself the right to read it."
                            .formatted(folder, e),
                    e);
        }
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0); // gone meanwhile
        }
    }
}
