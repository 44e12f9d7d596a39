package org.scumble.engine;

import java.nio.file.Path;
import org.scumble.engine.pipeline.PictureLimits;

/// A model as the artist sees it, read from its header alone.
///
/// @param path the file or folder
/// @param name without folder and extension
/// @param family in words, such as "Stable Diffusion 1.5"
/// @param description one line: family, number format, layout, size
/// @param runnable whether the engine can paint with it, be it with another file's autoencoder; if
///     not, `note` says why
/// @param note what is missing, guessed or unusual; empty if nothing is
/// @param bytes on disk
/// @param defaults the settings to start with; their size is the one the model learned from
/// @param grid width and height must be multiples of this
public record ModelInfo(
        Path path,
        String name,
        String family,
        String description,
        boolean runnable,
        String note,
        long bytes,
        ModelDefaults defaults,
        int grid) {
    /// The sizes that suit it.
    public PictureLimits limits() {
        return PictureLimits.of(grid, defaults.width(), defaults.height());
    }
}
