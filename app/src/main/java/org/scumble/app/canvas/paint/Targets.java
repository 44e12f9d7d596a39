package org.scumble.app.canvas.paint;

import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;

/// Finds what an operation works on.
final class Targets {
    private Targets() {}

    /// @throws IllegalArgumentException when there is no such layer
    static Layer layer(Document document, long id) {
        return document.layer(id)
                .orElseThrow(() -> new IllegalArgumentException("There is no layer " + id));
    }
}
