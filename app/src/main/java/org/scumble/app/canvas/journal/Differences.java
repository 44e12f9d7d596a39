package org.scumble.app.canvas.journal;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.document.Tile;
import org.scumble.app.canvas.document.TileKey;

/// Which tiles of a version are not in the one before.
final class Differences {
    private Differences() {}

    /// What a layer of the next version is compared with: the same layer's surface in the version
    /// before.
    ///
    /// @return null if there was none, or it was of another size or kind
    static @Nullable Surface before(
            @Nullable Document base, int width, int height, long id, Layer.Kind kind) {
        if (base == null || base.width() != width || base.height() != height) {
            return null;
        }
        return base.layer(id).filter(it -> it.kind() == kind).map(Layer::surface).orElse(null);
    }

    /// What a selection is compared with.
    static @Nullable Surface selectionBefore(@Nullable Document base, int width, int height) {
        return base == null || base.width() != width || base.height() != height
                ? null
                : base.selection();
    }

    /// The places where a surface differs from the one before, or from a blank one.
    static List<TileKey> places(@Nullable Surface before, Surface after) {
        return after.differences(
                before != null
                        ? before
                        : Surface.blank(after.width(), after.height(), after.channels()));
    }

    /// Shows `visitor` every tile of `next` that is not at the same place in `base`.
    static void visit(@Nullable Document base, Document next, Consumer<Tile> visitor) {
        int width = next.width();
        int height = next.height();
        for (Layer layer : next.layers()) {
            Surface before = before(base, width, height, layer.id(), layer.kind());
            visit(before, layer.surface(), visitor);
        }
        Surface selection = next.selection();
        if (selection != null) {
            visit(selectionBefore(base, width, height), selection, visitor);
        }
    }

    private static void visit(@Nullable Surface before, Surface after, Consumer<Tile> visitor) {
        for (TileKey key : places(before, after)) {
            Tile tile = after.tile(key.column(), key.row());
            if (tile != null) {
                visitor.accept(tile);
            }
        }
    }
}
