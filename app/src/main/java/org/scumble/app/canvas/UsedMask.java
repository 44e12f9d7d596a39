package org.scumble.app.canvas;

import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.paint.Selections;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Mask;

/// What of the masks a request has painted. Nobody needs it any more once the result is a layer,
/// and it would lie over that.
///
/// @param area in pixels of the document
record UsedMask(Box area, Mask mask) {
    /// The document without it on the masks that are seen; what was masked since then stays.
    Document removedFrom(Document document) {
        Surface used = Surface.of(mask, document.width(), document.height(), area.x(), area.y());
        Document result = document.withSelection(used);
        for (Layer layer : document.layers()) {
            if (layer.kind() == Layer.Kind.MASK && layer.visible()) {
                result = Selections.toMask(result, layer.id(), Selections.Mode.SUBTRACT);
            }
        }
        return result.withSelection(document.selection());
    }
}
