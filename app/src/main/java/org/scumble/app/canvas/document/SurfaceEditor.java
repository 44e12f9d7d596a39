package org.scumble.app.canvas.document;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.image.Box;

/// A change of a surface in progress, on one thread: blocks that are written to are copies,
/// the surface it began from stays as it was.
public final class SurfaceEditor {
    private final Surface before;

    /// The tiles written to; each shares its array with whoever asked for it.
    private final @Nullable Tile[][] written;

    private final Map<TileKey, @Nullable Tile> changed = new HashMap<>();
    private Box touched = Box.EMPTY;
    private boolean finished;

    SurfaceEditor(Surface before) {
        this.before = before;
        this.written = new Tile[before.rows()][before.columns()];
    }

    /// The bytes of a tile for reading and writing; zeros if it is blank.
    public byte[] writable(int column, int row) {
        if (finished) {
            throw new IllegalStateException("This change is finished; its tiles are shared");
        }
        Tile tile = written[row][column];
        if (tile == null) {
            Tile old = before.tile(column, row);
            byte[] pixels =
                    old == null ? new byte[Tile.bytes(before.channels())] : old.pixels().clone();
            tile = Tile.of(pixels, before.channels());
            written[row][column] = tile;
            changed.put(new TileKey(column, row), tile);
        }
        return tile.pixels();
    }

    /// The bytes of a tile as they are now, not to be changed; null if it is blank.
    public byte @Nullable [] readable(int column, int row) {
        Tile tile = written[row][column];
        if (tile == null) {
            tile = before.tile(column, row);
        }
        return tile == null ? null : tile.pixels();
    }

    /// Overwrites a rectangle; what lies outside the surface is left out.
    ///
    /// @param from `area.height * area.width * channels` bytes
    public void put(Box area, byte[] from) {
        Box inside = area.intersect(before.box());
        Tiles.each(
                inside,
                (column, row, part) ->
                        Blocks.copyIn(from, area, part, before.channels(), writable(column, row)));
        touch(inside);
    }

    /// Everything that was said to be touched.
    public Box touched() {
        return touched;
    }

    /// Says that pixels in `area` may have changed.
    public void touch(Box area) {
        touched = touched.union(area.intersect(before.box()));
    }

    /// The surface as it is now. It shares the arrays that are being written to, so it is
    /// good for drawing at once and on this thread, and not for keeping.
    public Surface live() {
        return before.with(changed);
    }

    /// Ends the change. Tiles without a visible pixel become blank, and those that came out
    /// as they were stay the same tiles.
    public Surface finish() {
        finished = true;
        changed.replaceAll((key, tile) -> settled(key, tile, before.tile(key.column(), key.row())));
        return before.with(changed);
    }

    private @Nullable Tile settled(TileKey key, @Nullable Tile tile, @Nullable Tile old) {
        if (tile == null
                || Blocks.bounds(
                                tile.pixels(), key.box().intersect(before.box()), before.channels())
                        .isEmpty()) {
            return null;
        }
        return old != null && Arrays.equals(old.pixels(), tile.pixels()) ? old : tile;
    }
}
