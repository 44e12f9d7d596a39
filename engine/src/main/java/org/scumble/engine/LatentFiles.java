package org.scumble.engine;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Initial noise exchanged with other programs, to compare pictures: `.safetensors` files with one
/// tensor `latents`, `[count, channels, height, width]`, standard normal.
///
/// @param source noise to start from instead of a seed's; null for the seed's
/// @param target where to write the noise that was used; null for nowhere
public record LatentFiles(@Nullable Path source, @Nullable Path target) {
    public static final LatentFiles NONE = new LatentFiles(null, null);
}
