package org.scumble.app.canvas.file;

import java.util.List;
import org.scumble.app.canvas.document.Blend;
import org.scumble.app.canvas.document.Layer;

/// Layers in groups, as other programs have them; a canvas has layers alone.
sealed interface LayerTree {
    /// A layer by itself.
    record Leaf(Layer layer) implements LayerTree {}

    /// Several layers that are shown as one.
    ///
    /// @param opacity 0 to 1, of the group as a whole
    /// @param blend how the group as a whole meets what is below it
    /// @param isolated whether the layers inside blend with each other alone, before the group
    ///     meets what is below it
    /// @param children bottom first
    record Group(
            String name,
            double opacity,
            boolean visible,
            Blend blend,
            boolean isolated,
            List<LayerTree> children)
            implements LayerTree {}
}
