package org.scumble.app.canvas.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.store.StoreException;
import org.scumble.engine.file.AtomicFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A journal that was opened, read, and made ready for writing on.
///
/// @param damaged the file that keeps what could not be read; null if all could
record Opened(FileClaim claim, JournalFile file, Reading reading, @Nullable Path damaged) {
    private static final Logger LOG = LoggerFactory.getLogger(Opened.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT);

    /// Opens a journal. What is damaged is kept aside, what is half written is cut off, and if
    /// that pays it is written anew.
    ///
    /// @param leastDead see [Compaction#pays]
    /// @throws StoreException if it is open elsewhere, or nothing in it can be read
    static Opened journal(Path path, TileMemory memory, long leastDead) {
        return claimed(
                path,
                path,
                claim ->
                        using(
                                JournalFile.open(path, memory),
                                file -> {
                                    Reading reading = read(file, path);
                                    Path damaged =
                                            reading.damage() == null ? null : copyAside(path);
                                    cut(file, reading);
                                    Opened opened = new Opened(claim, file, reading, damaged);
                                    return Compaction.pays(reading, leastDead)
                                            ? opened.compacted()
                                            : opened;
                                }));
    }

    /// Copies a project into a new journal and opens that. All of the present picture is read on
    /// the way, since a project may come from anywhere.
    ///
    /// @throws StoreException if the project cannot be read
    static Opened project(Path project, Path journal, TileMemory memory) {
        return claimed(
                journal,
                project,
                claim -> {
                    if (Files.exists(journal)) {
                        throw new StoreException(
                                "There is a canvas %s already. Choose another name."
                                        .formatted(journal));
                    }
                    Header.check(JournalFile.start(project), project);
                    AtomicFile.write(journal, channel -> copy(project, channel));
                    Opened result = null;
                    try {
                        result = copied(claim, project, journal, memory);
                        return result;
                    } finally {
                        if (result == null) {
                            Files.deleteIfExists(journal);
                        }
                    }
                });
    }

    private static Opened copied(FileClaim claim, Path project, Path journal, TileMemory memory)
            throws IOException {
        return using(
                JournalFile.open(journal, memory),
                file -> {
                    Reading reading = read(file, project);
                    Document present = reading.versions().get(reading.position()).document();
                    Differences.visit(null, present, tile -> tile.pixels());
                    // A project is written whole: an end cut off is damage too.
                    Path damaged = reading.end() < file.size() ? project : null;
                    cut(file, reading);
                    return new Opened(claim, file, reading, damaged);
                });
    }

    /// Something to do with what must be given back if it fails.
    @FunctionalInterface
    private interface Step<T> {
        Opened with(T resource) throws IOException;
    }

    /// @param told the file to speak of
    private static Opened claimed(Path journal, Path told, Step<FileClaim> step) {
        FileClaim claim = FileClaim.take(journal);
        Opened result = null;
        try {
            result = step.with(claim);
            return result;
        } catch (IOException e) {
            throw new StoreException(
                    "The canvas %s cannot be opened: %s. Check that it is there, and that there is room on the disk."
                            .formatted(told, e),
                    e);
        } finally {
            if (result == null) {
                claim.close();
            }
        }
    }

    private static Opened using(JournalFile file, Step<JournalFile> step) throws IOException {
        Opened result = null;
        try {
            result = step.with(file);
            return result;
        } finally {
            if (result == null) {
                file.close();
            }
        }
    }

    private static Reading read(JournalFile file, Path told) throws IOException {
        Reading reading = JournalReader.read(file);
        if (reading.versions().isEmpty()) {
            String damage = reading.damage();
            throw new StoreException(
                    "Nothing in %s can be read: %s. The file stays as it is; bring back a copy of it from a backup."
                            .formatted(told, damage == null ? "it ends too early" : damage));
        }
        return reading;
    }

    private static void cut(JournalFile file, Reading reading) throws IOException {
        if (reading.end() < file.size()) {
            file.truncate(reading.end());
            file.force();
        }
    }

    private static Path copyAside(Path path) throws IOException {
        String suffix = ".damaged-" + STAMP.format(LocalDateTime.now(ZoneId.systemDefault()));
        Path aside = path.resolveSibling(path.getFileName() + suffix);
        AtomicFile.write(aside, channel -> copy(path, channel));
        return aside;
    }

    private static void copy(Path from, FileChannel to) throws IOException {
        try (InputStream in = Files.newInputStream(from)) {
            in.transferTo(Channels.newOutputStream(to));
        }
    }

    /// The same journal, written anew; as it is if there is no room for that.
    private Opened compacted() throws IOException {
        Path path = file.path();
        String project = reading.project();
        Operation.Saved saved =
                project == null ? null : new Operation.Saved(0, reading.saved(), project);
        try {
            AtomicFile.write(
                    path,
                    channel -> {
                        Compaction.write(
                                channel,
                                reading.versions(),
                                reading.position(),
                                reading.operation(),
                                saved);
                        file.close(); // Windows replaces no open file
                    });
        } catch (IOException e) {
            LOG.warn("{} could not be written anew", path, e);
        }
        file.close();
        return using(
                JournalFile.open(path, file.memory()),
                anew -> new Opened(claim, anew, read(anew, path), damaged));
    }
}
