package org.scumble.app.canvas.journal;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.document.Tile;
import org.scumble.app.canvas.document.TileKey;

/// Writes a version as its difference to the one before. Big-endian, texts as UTF-8 behind a u32:
///
/// - flags u8: 1 replaces the version before, 2 the settings follow; name; width u32; height u32;
///   active layer u64
/// - settings as JSON, if they follow
/// - selection: 0 for none, or a surface
/// - count u16 of layers and for each, bottom first: id u64, kind, name, opacity f64, flags u8 (1
///   visible, 2 transparency locked), blend mode, surface
///
/// A surface is a u8: 1 is that of the same layer before; 2 is that with changes, 3 a blank one
/// with changes, which follow: count u32, and for each column u16, row u16 and the offset u64 of
/// the tile's record in this file, 0 for a blank tile.
final class DocumentEncoder {
    static final int REPLACES = 1;
    static final int SETTINGS = 2;
    static final int VISIBLE = 1;
    static final int LOCKED = 2;

    static final int NOTHING = 0;
    static final int SAME = 1;
    static final int CHANGED = 2;
    static final int NEW = 3;

    /// How many bytes tell of one changed tile.
    static final int CHANGE = 2 * Short.BYTES + Long.BYTES;

    /// Tells where the record of a tile is, and writes it before if there is none.
    @FunctionalInterface
    interface Places {
        long offset(Tile tile) throws IOException;
    }

    private final FrameBuilder out;
    private final Places places;

    DocumentEncoder(FrameBuilder out, Places places) {
        this.out = out;
        this.places = places;
    }

    /// Puts the payload of a commit into the builder.
    void put(Operation.Commit commit) throws IOException {
        Document base = commit.base();
        Document next = commit.next();
        int width = next.width();
        int height = next.height();
        boolean settings = base == null || !base.settings().equals(next.settings());
        out.putByte((commit.replaces() ? REPLACES : 0) | (settings ? SETTINGS : 0));
        out.putText(commit.name());
        out.putInt(width);
        out.putInt(height);
        out.putLong(next.activeLayer());
        if (settings) {
            out.putText(SettingsText.write(next.settings()));
        }
        Surface selection = next.selection();
        if (selection == null) {
            out.putByte(NOTHING);
        } else {
            putSurface(Differences.selectionBefore(base, width, height), selection);
        }
        out.putShort(next.layers().size());
        for (Layer layer : next.layers()) {
            out.putLong(layer.id());
            out.putText(layer.kind().name());
            out.putText(layer.name());
            out.putDouble(layer.opacity());
            out.putByte(
                    (layer.visible() ? VISIBLE : 0) | (layer.transparencyLocked() ? LOCKED : 0));
            out.putText(layer.blend().name());
            putSurface(
                    Differences.before(base, width, height, layer.id(), layer.kind()),
                    layer.surface());
        }
    }

    private void putSurface(@Nullable Surface before, Surface after) throws IOException {
        List<TileKey> changes = Differences.places(before, after);
        if (before != null && changes.isEmpty()) {
            out.putByte(SAME);
            return;
        }
        out.putByte(before == null ? NEW : CHANGED);
        out.putInt(changes.size());
        for (TileKey key : changes) {
            Tile tile = after.tile(key.column(), key.row());
            out.putShort(key.column());
            out.putShort(key.row());
            out.putLong(tile == null ? 0 : places.offset(tile));
        }
    }
}
