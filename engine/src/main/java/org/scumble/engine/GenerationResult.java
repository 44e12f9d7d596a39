package org.scumble.engine;

import java.time.Duration;
import org.scumble.engine.image.Raster;

/// One finished picture and what made it.
///
/// @param index which of the request's pictures this is, from 0
/// @param seed the seed of this very picture
/// @param provenance the model and the software, enough to make the picture again
/// @param took from the start of this picture's sampling to its pixels
public record GenerationResult(
        Raster image,
        GenerationRequest request,
        int index,
        long seed,
        Provenance provenance,
        Duration took) {}
