package org.scumble.app.canvas.paint;

import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.document.Tile;
import org.scumble.engine.image.Box;

/// Where an operation may change a document: all of it if nothing is selected.
///
/// @param surface one channel, 255 where selected in full
record Selected(@Nullable Surface surface) {
    static Selected of(Document document) {
        return new Selected(document.selection());
    }

    /// Whether nothing of a tile is selected.
    boolean misses(int column, int row) {
        return surface != null && surface.tile(column, row) == null;
    }

    /// The selection's values in a tile; null if all of it is selected, or if it [#misses] it.
    byte @Nullable [] values(int column, int row) {
        if (surface == null) {
            return null;
        }
        Tile tile = surface.tile(column, row);
        return tile == null ? null : tile.pixels();
    }

    /// The part of a box outside which nothing is selected.
    Box within(Box area) {
        return surface == null ? area : area.intersect(surface.bounds());
    }
}
