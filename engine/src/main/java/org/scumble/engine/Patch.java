package org.scumble.engine;

import org.scumble.engine.image.Box;
import org.scumble.engine.image.Raster;

/// What a repainted region adds to its picture: laid over the original, it gives the result.
///
/// @param area where it lies in the resulting picture
/// @param image the new content, of the area's size; transparent where the original stays, half
///     transparent where both are mixed
public record Patch(Box area, Raster image) {
    public Patch {
        if (image.width() != area.width() || image.height() != area.height()) {
            throw new IllegalArgumentException(
                    "A patch of %d x %d pixels for %s"
                            .formatted(image.width(), image.height(), area));
        }
    }
}
