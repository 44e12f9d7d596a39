package org.scumble.engine.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.Patch;
import org.scumble.engine.image.Raster;
import org.scumble.engine.sampling.Generator;

/// What a kind of request does to make one picture.
sealed interface Task permits WholePicture, Inpainter {
    /// The passes over latents that every picture takes, in order; at least one.
    List<Trajectory> passes();

    /// Whether a picture's generator is asked for a sample of its starting picture's posterior
    /// before it is asked for the noise.
    boolean drawsBeforeNoise();

    /// The finished picture of a request that runs no step; null for one that does.
    @Nullable Painted unpainted();

    /// Makes the session's present picture.
    ///
    /// @param noise where the first pass's comes from
    Painted paint(Session session, int index, Generator generator, InitialNoise noise);

    /// A finished picture.
    ///
    /// @param patch what of it is new, where the rest is another picture's
    record Painted(Raster image, @Nullable Patch patch) {}
}
