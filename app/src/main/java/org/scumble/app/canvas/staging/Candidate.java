package org.scumble.app.canvas.staging;

import java.nio.file.Path;
import java.util.Comparator;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.ImageCodec;
import org.scumble.engine.image.Raster;

/// Something painted for a canvas that the artist has neither taken nor discarded yet.
///
/// @param file a PNG of the patch, which also carries what made it
/// @param document the working document's id
/// @param area where the patch lies, in pixels of the canvas as it was begun; may stick out
/// @param request what made it, its own seed in it
/// @param job that made it
/// @param index which of the job's pictures it is, from 0
public record Candidate(
        Path file,
        String document,
        Box area,
        GenerationRequest request,
        long job,
        int index,
        long seed) {
    public static final Comparator<Candidate> OLDEST_FIRST =
            Comparator.comparing(it -> CandidateName.of(it.file()).orElseThrow());

    /// Reads the patch: what to lay over the document, transparent where that stays as it is.
    ///
    /// @throws org.scumble.engine.EngineException if the file is gone or damaged
    public Raster patch() {
        return ImageCodec.read(file);
    }
}
