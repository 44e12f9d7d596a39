package org.scumble.app.canvas.tool;

import java.util.Optional;
import org.scumble.app.canvas.document.Layer;

/// The layer that a tool changes.
final class Target {
    private Target() {}

    /// The active layer, if it can be seen; otherwise the artist is told why not.
    static Optional<Layer> of(Easel easel) {
        Layer layer = easel.document().active();
        if (layer.visible()) {
            return Optional.of(layer);
        }
        easel.refuse("The layer \"%s\" is hidden. Show it to work on it.".formatted(layer.name()));
        return Optional.empty();
    }
}
