package org.scumble.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.image.Raster;

/// One finished picture and what made it.
///
/// @param image the whole picture
/// @param patch what was painted into the picture of an [GenerationRequest.Inpaint] or
///     [GenerationRequest.Outpaint]; null for other requests
/// @param index which of the request's pictures this is, from 0
/// @param seed the seed of this very picture
/// @param provenance the model and the software, enough to make the picture again
/// @param took from the start of this picture's sampling to its pixels
public record GenerationResult(
        Raster image,
        @Nullable Patch patch,
        GenerationRequest request,
        int index,
        long seed,
        Provenance provenance,
        Duration took) {
    /// A picture that was painted whole.
    public GenerationResult(
            Raster image,
            GenerationRequest request,
            int index,
            long seed,
            Provenance provenance,
            Duration took) {
        this(image, null, request, index, seed, provenance, took);
    }

    /// The request for this picture alone.
    public GenerationRequest ownRequest() {
        return request.withSettings(request.settings().withSeed(seed, 1));
    }
}
