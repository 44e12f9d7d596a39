package org.scumble.app.canvas.staging;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.scumble.app.job.Job;
import org.scumble.app.job.JobStore;
import org.scumble.app.job.PictureKeeper;
import org.scumble.app.store.Json;
import org.scumble.app.store.StoreException;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.GenerationResult;
import org.scumble.engine.Patch;
import org.scumble.engine.PictureFile;
import org.scumble.engine.PictureRecord;
import org.scumble.engine.file.AtomicFile;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.PngText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The candidates on disk, in a folder beside each working document: one PNG each that says all of
/// itself, so that it is there whole or not at all. Safe from any thread; reading takes its time.
public final class StagingFolder {
    private static final Logger LOG = LoggerFactory.getLogger(StagingFolder.class);
    private static final String ENDING = ".candidates";

    /// Inside that, for what was discarded and may be wanted again.
    private static final String BIN = "discarded";

    /// The text in which a candidate says where it lies.
    private static final String AREA = "scumble-area";

    private final DocumentFolders folders;
    private final JobStore jobs;

    /// @param root the folder of the working documents
    /// @param jobs remembers which pictures a job does not owe any more although they are removed
    public StagingFolder(Path root, JobStore jobs) {
        folders = new DocumentFolders(root, ENDING);
        this.jobs = jobs;
    }

    /// A document's candidates, the oldest first. One that this version cannot read is left out.
    ///
    /// @throws EngineException if the folder cannot be read
    public List<Candidate> of(String document) {
        return files(document).entrySet().stream()
                .flatMap(file -> read(file, document).stream())
                .toList();
    }

    private static Optional<Candidate> read(Map.Entry<CandidateName, Path> entry, String document) {
        CandidateName name = entry.getKey();
        Path file = entry.getValue();
        Optional<PictureRecord> record = PictureFile.read(file);
        Optional<Box> area = record.flatMap(it -> area(file));
        if (area.isEmpty()) {
            LOG.warn("{} cannot be read and is left where it is", file);
        }
        return record.flatMap(
                made ->
                        area.map(
                                it ->
                                        new Candidate(
                                                file,
                                                document,
                                                it,
                                                made.request(),
                                                name.job(),
                                                name.index(),
                                                made.request().settings().seed())));
    }

    private static Optional<Box> area(Path file) {
        return Optional.ofNullable(PngText.read(file).get(AREA))
                .flatMap(text -> Json.read(text, Box.class));
    }

    /// Keeps what a job made: durable on return. Keeping the same picture again changes nothing.
    ///
    /// @throws EngineException of reason CANNOT_WRITE
    Candidate keep(Job job, Origin origin, GenerationResult result) {
        Patch patch = result.patch();
        if (patch == null) {
            patch =
                    new Patch(
                            Box.of(result.image().width(), result.image().height()),
                            result.image());
        }
        GenerationResult alone =
                new GenerationResult(
                        patch.image(),
                        patch,
                        result.request(),
                        result.index(),
                        result.seed(),
                        result.provenance(),
                        result.took());
        Box area = origin.place(job.request(), patch.area());
        int index = PictureKeeper.index(job, result);
        Path folder = folders.of(origin.document());
        Path file = folder.resolve(CandidateName.of(job, index).toString());
        PictureKeeper.makeFolder(folder);
        PictureFile.save(alone, Map.of(AREA, Json.write(area)), file);
        return new Candidate(
                file, origin.document(), area, result.ownRequest(), job.id(), index, result.seed());
    }

    /// How many of a job's pictures were made, be they still here or removed.
    int made(Job job, Origin origin) {
        // In this order: a picture that is being removed is counted before it goes.
        int here =
                files(origin.document()).keySet().stream()
                        .filter(name -> name.isOf(job))
                        .mapToInt(name -> name.index() + 1)
                        .max()
                        .orElse(0);
        return Math.max(here, jobs.made(job.id()));
    }

    /// Deletes a candidate, discarded or not; its job will not make it again.
    ///
    /// @throws EngineException if its file cannot be deleted
    public void remove(Candidate candidate) {
        CandidateName.of(candidate.file()).ifPresent(this::remember);
        changing(
                candidate,
                file -> {
                    Files.deleteIfExists(file);
                    Files.deleteIfExists(inBin(file));
                });
    }

    /// Takes a candidate out so that [#restore] can bring it back; its job will not make it again.
    ///
    /// @throws EngineException if its file cannot be moved
    public void discard(Candidate candidate) {
        CandidateName.of(candidate.file()).ifPresent(this::remember);
        changing(
                candidate,
                file -> {
                    Path bin = inBin(file);
                    Files.createDirectories(bin.getParent());
                    Files.move(file, bin, StandardCopyOption.ATOMIC_MOVE);
                });
    }

    /// Brings back what was discarded.
    ///
    /// @throws EngineException if its file cannot be moved
    public void restore(Candidate candidate) {
        changing(candidate, file -> Files.move(inBin(file), file, StandardCopyOption.ATOMIC_MOVE));
    }

    /// Deletes for good what was discarded from a document.
    ///
    /// @throws IOException if a file cannot be deleted
    public void empty(String document) throws IOException {
        Path bin = folders.of(document).resolve(BIN);
        if (Files.isDirectory(bin)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(bin)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(bin);
        }
    }

    private static Path inBin(Path file) {
        return file.resolveSibling(BIN).resolve(String.valueOf(file.getFileName()));
    }

    @FunctionalInterface
    private interface Change {
        void of(Path file) throws IOException;
    }

    private static void changing(Candidate candidate, Change change) {
        try {
            change.of(candidate.file());
        } catch (IOException e) {
            throw new EngineException(
                    Reason.CANNOT_WRITE,
                    "The file %s could not be moved or deleted: %s. Give yourself the right to write to its folder."
                            .formatted(candidate.file(), e.getMessage()),
                    e);
        }
    }

    private void remember(CandidateName name) {
        try {
            jobs.setMade(name.job(), name.created(), name.index() + 1);
        } catch (StoreException e) {
            // On a full disk, what is thrown away must go all the same.
            LOG.warn("Job {} may make {} again", name.job(), name, e);
        }
    }

    /// The documents that have candidates, or discarded ones.
    ///
    /// @throws IOException if they cannot be read
    public List<String> documents() throws IOException {
        return folders.documents();
    }

    private SortedMap<CandidateName, Path> files(String document) {
        SortedMap<CandidateName, Path> found = new TreeMap<>();
        Path folder = folders.of(document);
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                CandidateName.of(file).ifPresent(name -> found.put(name, file));
                if (AtomicFile.isAbandoned(file)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new EngineException(
                    Reason.NOT_FOUND,
                    "What was painted for this canvas could not be read from %s: %s. Give yourself the right to read there."
                            .formatted(folder, e.getMessage()),
                    e);
        }
        return found;
    }
}
