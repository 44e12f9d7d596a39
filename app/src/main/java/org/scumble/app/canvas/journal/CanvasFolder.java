package org.scumble.app.canvas.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
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

    /// The path of a journal that does not exist yet, in a folder that does.
    ///
    /// @throws IOException if the folder cannot be made
    public Path fresh() throws IOException {
        Files.createDirectories(folder);
        return folder.resolve(UUID.randomUUID() + SUFFIX);
    }

    /// The journal of this name, whether it is there or not.
    public Path journal(String name) {
        return folder.resolve(name);
    }

    /// All journals, the last one written first.
    ///
    /// @throws StoreException if the folder cannot be read
    public List<Path> journals() {
        return files().stream()
                .filter(file -> name(file).endsWith(SUFFIX))
                .sorted(Comparator.comparing(CanvasFolder::written).reversed())
                .toList();
    }

    /// The journals with work in them that are in no list and that nobody has open, the last one
    /// written first. Those without are deleted. One that cannot be read stays where it is. Reads
    /// the files, which takes its time.
    ///
    /// @param listed the names of those in the list
    /// @throws StoreException if the folder cannot be read
    public List<FoundCanvas> unlisted(Set<String> listed) {
        List<FoundCanvas> found = new ArrayList<>();
        for (Path journal : journals()) {
            if (!listed.contains(name(journal))) {
                try {
                    look(journal, found);
                } catch (StoreException | IOException e) {
                    LOG.info("{} is in no list and stays there: {}", journal, e.getMessage());
                }
            }
        }
        return found;
    }

    private static void look(Path journal, List<FoundCanvas> found) throws IOException {
        try (FileClaim claim = FileClaim.take(journal)) {
            Reading reading;
            try (JournalFile file = JournalFile.open(journal, new TileMemory())) {
                reading = JournalReader.read(file);
            }
            if (reading.versions().isEmpty()) {
                LOG.warn("Nothing in {} can be read; it is left where it is", journal);
            } else if (FoundCanvas.isEmpty(reading)) {
                Files.delete(journal);
                claim.closeAndDelete();
            } else {
                found.add(FoundCanvas.of(journal, written(journal).toInstant(), reading));
            }
        }
    }

    /// Deletes what a kill left half-written, and the claims to journals that never came.
    ///
    /// @throws StoreException if the folder cannot be read
    public void clean() {
        for (Path file : files()) {
            try {
                if (AtomicFile.isAbandoned(file)) {
                    Files.deleteIfExists(file);
                } else if (name(file).endsWith(SUFFIX + FileClaim.SUFFIX)) {
                    giveUp(file);
                }
            } catch (StoreException | IOException e) {
                LOG.warn("{} could not be deleted", file, e);
            }
        }
    }

    private static void giveUp(Path lockFile) throws IOException {
        Path journal = FileClaim.journal(lockFile);
        if (!Files.exists(journal)) {
            FileClaim.take(journal).closeAndDelete();
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of(); // nothing was ever begun
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new StoreException(
                    "The folder of the canvases %s cannot be read: %s. Give yourself the right to read it."
                            .formatted(folder, e),
                    e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0); // gone meanwhile
        }
    }
}
