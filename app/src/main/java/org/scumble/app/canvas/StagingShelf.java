package org.scumble.app.canvas;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scumble.app.canvas.document.Compositor;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.staging.Candidate;
import org.scumble.app.canvas.staging.StagingFolder;
import org.scumble.app.job.Job;
import org.scumble.app.job.JobState;
import org.scumble.app.job.PictureKeeper;
import org.scumble.engine.EngineException;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationResult;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.PictureFile;
import org.scumble.engine.PictureRecord;
import org.scumble.engine.Provenance;
import org.scumble.engine.image.ImageCodec;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;
import org.scumble.engine.image.Resampling;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The candidates on the disk, with the files that their requests read. Used in the background.
final class StagingShelf {
    private static final Logger LOG = LoggerFactory.getLogger(StagingShelf.class);

    /// Of the memory there is, the share that patches may take.
    private static final int MEMORY_SHARE = 16;

    private final StagingFolder folder;
    private final VerbFiles files;
    private final PictureKeeper gallery;
    private final Map<Path, Raster> patches = new LinkedHashMap<>(16, 0.75f, true);

    StagingShelf(StagingFolder folder, VerbFiles files, PictureKeeper gallery) {
        this.folder = folder;
        this.files = files;
        this.gallery = gallery;
    }

    /// A document's candidates, the oldest first.
    List<Candidate> of(String document) {
        return folder.of(document);
    }

    /// A candidate's pixels; the last ones are kept in memory.
    synchronized Raster patch(Candidate candidate) {
        Raster known = patches.get(candidate.file());
        if (known == null) {
            known = candidate.patch();
            patches.put(candidate.file(), known);
            forget();
        }
        return known;
    }

    /// What of the document's masks a candidate was painted by; nothing if none was used.
    Optional<UsedMask> usedMask(Staged staged) {
        GenerationRequest request = staged.candidate().request();
        Optional<VerbStamp> stamp = VerbStamp.of(request).filter(VerbStamp::masked);
        if (stamp.isEmpty() || !(request instanceof GenerationRequest.Inpaint inpaint)) {
            return Optional.empty();
        }
        try {
            Mask mask = Mask.of(ImageCodec.read(Path.of(inpaint.mask())));
            return Optional.of(new UsedMask(staged.offset().now(stamp.get().region()), mask));
        } catch (EngineException e) {
            LOG.warn("A mask stays although it was painted", e);
            return Optional.empty();
        }
    }

    /// A candidate, no larger than `side` pixels.
    Raster small(Candidate candidate, int side) {
        Raster patch = patch(candidate);
        double scale = Math.min(1, (double) side / Math.max(patch.width(), patch.height()));
        return Resampling.lanczos(
                patch,
                Math.max(1, (int) Math.round(patch.width() * scale)),
                Math.max(1, (int) Math.round(patch.height() * scale)));
    }

    private void forget() {
        long most = Runtime.getRuntime().maxMemory() / MEMORY_SHARE;
        long bytes = patches.values().stream().mapToLong(it -> it.rgba().length).sum();
        List<Path> oldest = new ArrayList<>(patches.keySet());
        oldest.removeLast();
        for (Path file : oldest) {
            if (bytes <= most) {
                return;
            }
            Raster gone = patches.remove(file);
            bytes -= gone == null ? 0 : gone.rgba().length;
        }
    }

    /// Deletes candidates, and the files of their requests unless others read them.
    void remove(Collection<Candidate> gone, Collection<GenerationRequest> inUse) {
        for (Candidate candidate : gone) {
            synchronized (this) {
                patches.remove(candidate.file());
            }
            folder.remove(candidate);
            release(candidate.request(), inUse);
        }
    }

    /// Takes candidates out so that they can be brought back.
    void discard(Collection<Candidate> gone) {
        gone.forEach(folder::discard);
    }

    /// Brings back what was discarded.
    void restore(Collection<Candidate> wanted) {
        wanted.forEach(folder::restore);
    }

    /// Deletes the files of a request unless others read them too.
    void release(GenerationRequest request, Collection<GenerationRequest> inUse) {
        List<Path> read = VerbFiles.files(request);
        boolean shared =
                inUse.stream()
                        .anyMatch(
                                other -> VerbFiles.files(other).stream().anyMatch(read::contains));
        if (!shared) {
            try {
                files.delete(request);
            } catch (IOException e) {
                LOG.warn("Files of a request stay behind until the next start", e);
            }
        }
    }

    /// Deletes what was discarded, the candidates of documents that are closed for good, and all
    /// files that no open request and no candidate reads: at the start.
    void sweep(Collection<GenerationRequest> open) throws IOException {
        for (String document : folder.documents()) {
            folder.empty(document);
            if (!files.hasJournal(document)) {
                folder.of(document).forEach(folder::remove);
            }
        }
        for (String document : files.documents()) {
            List<GenerationRequest> read = new ArrayList<>(open);
            folder.of(document).forEach(candidate -> read.add(candidate.request()));
            files.keepOnly(document, read);
        }
    }

    /// Keeps the canvas with a candidate on it in the gallery.
    void save(Document document, Staged staged) {
        Candidate candidate = staged.candidate();
        Document with =
                StagedLayer.laid(
                        document,
                        staged.area(),
                        patch(candidate),
                        StagedLayer.name(candidate.request()));
        GenerationRequest request = candidate.request();
        GenerationSettings settings = request.settings();
        // The first of its job's pictures had the seed that this one's number leads back to.
        GenerationSettings first =
                settings.withSeed(candidate.seed() - candidate.index(), candidate.index() + 1);
        Optional<Provenance> known =
                PictureFile.read(candidate.file()).map(PictureRecord::provenance);
        GenerationResult result =
                new GenerationResult(
                        Compositor.render(with, with.box()),
                        request,
                        candidate.index(),
                        candidate.seed(),
                        known.orElseGet(
                                () ->
                                        new Provenance(
                                                settings.model(),
                                                "",
                                                settings.sampler(),
                                                settings.schedule(),
                                                "Scumble",
                                                "")),
                        Duration.ZERO);
        gallery.keep(
                new Job(
                        candidate.job(),
                        request.withSettings(first),
                        JobState.DONE,
                        Instant.now(),
                        0,
                        "",
                        null),
                result);
    }
}
