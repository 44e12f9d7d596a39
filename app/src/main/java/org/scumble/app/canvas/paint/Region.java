package org.scumble.app.canvas.paint;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.document.Tile;
import org.scumble.app.canvas.document.TileKey;
import org.scumble.app.canvas.document.Tiles;
import org.scumble.engine.image.Box;

/// Pixels of like colour: all there are, or those that hang together with the first one by their
/// sides.
final class Region {
    private static final byte IN = (byte) 255;

    private final Likeness likeness;
    private final Document document;
    private final Selected selected;
    private final int tolerance;
    private final int columns;
    private final byte[] @Nullable [] tiles;
    private Box bounds = Box.EMPTY;

    private int[] stack = new int[1024];
    private int depth;

    private Region(Likeness likeness, Selected selected, int tolerance) {
        this.likeness = likeness;
        this.document = likeness.document();
        this.selected = selected;
        this.tolerance = tolerance;
        this.columns = (document.width() + Tile.SIZE - 1) / Tile.SIZE;
        int rows = (document.height() + Tile.SIZE - 1) / Tile.SIZE;
        this.tiles = new byte[columns * rows][];
    }

    /// @param x where to begin, on the canvas, as `y`
    /// @param tolerance the greatest difference that is still alike, 0 to 255
    static Region of(Likeness likeness, int x, int y, int tolerance, boolean contiguous) {
        return within(likeness, new Selected(null), x, y, tolerance, contiguous);
    }

    /// Likewise, but pixels that are not selected at all do not belong and are no way through.
    static Region within(
            Likeness likeness, Selected selected, int x, int y, int tolerance, boolean contiguous) {
        Region region = new Region(likeness, selected, tolerance);
        if (contiguous) {
            region.flood(x, y);
        } else {
            region.all();
        }
        return region;
    }

    /// The smallest box around the pixels.
    Box bounds() {
        return bounds;
    }

    boolean contains(int x, int y) {
        byte[] tile = tiles[index(x, y)];
        return tile != null && tile[Tiles.index(x, y)] == IN;
    }

    /// How much of the first pixel's colour is left in a pixel beside the region: an anti-aliased
    /// edge mixes it with what lies beyond, for which the most different pixel around stands.
    ///
    /// @return 0 to 1; 0 also for pixels that share no side with the region, or that are alike and
    ///     still not part of it
    float rest(int x, int y) {
        int difference = likeness.difference(x, y);
        if (difference <= tolerance || !touches(x, y)) {
            return 0;
        }
        int most = difference;
        for (int ny = Math.max(0, y - 1); ny <= Math.min(document.height() - 1, y + 1); ny++) {
            for (int nx = Math.max(0, x - 1); nx <= Math.min(document.width() - 1, x + 1); nx++) {
                most = Math.max(most, likeness.difference(nx, ny));
            }
        }
        return 1 - (float) difference / most;
    }

    private boolean touches(int x, int y) {
        return (x > 0 && contains(x - 1, y))
                || (x < document.width() - 1 && contains(x + 1, y))
                || (y > 0 && contains(x, y - 1))
                || (y < document.height() - 1 && contains(x, y + 1));
    }

    /// Whether a pixel or one of its neighbours may be in the region, told by tiles alone.
    boolean isNear(int column, int row) {
        for (int y = Math.max(0, row - 1); y <= row + 1 && y * columns < tiles.length; y++) {
            for (int x = Math.max(0, column - 1); x <= column + 1 && x < columns; x++) {
                if (tiles[y * columns + x] != null) {
                    return true;
                }
            }
        }
        return false;
    }

    /// 255 inside, 0 outside.
    Surface toSurface() {
        Map<TileKey, @Nullable Tile> result = new HashMap<>();
        for (int i = 0; i < tiles.length; i++) {
            byte[] tile = tiles[i];
            if (tile != null) {
                result.put(new TileKey(i % columns, i / columns), Tile.of(tile, 1));
            }
        }
        return Surface.blank(document.width(), document.height(), 1).with(result);
    }

    private void all() {
        for (int y = 0; y < document.height(); y++) {
            for (int x = 0; x < document.width(); x++) {
                if (belongs(x, y)) {
                    take(x, x, y);
                }
            }
        }
    }

    /// Takes whole runs of a row at a time and looks for more above and below them.
    private void flood(int x, int y) {
        push(x, y);
        while (depth > 0) {
            int row = stack[--depth];
            int column = stack[--depth];
            if (!isOpen(column, row)) {
                continue;
            }
            int left = column;
            while (left > 0 && isOpen(left - 1, row)) {
                left--;
            }
            int right = column;
            while (right < document.width() - 1 && isOpen(right + 1, row)) {
                right++;
            }
            take(left, right, row);
            seek(left, right, row - 1);
            seek(left, right, row + 1);
        }
    }

    private void seek(int left, int right, int row) {
        if (row < 0 || row >= document.height()) {
            return;
        }
        boolean before = false;
        for (int x = left; x <= right; x++) {
            boolean open = isOpen(x, row);
            if (open && !before) {
                push(x, row);
            }
            before = open;
        }
    }

    private void push(int x, int y) {
        if (depth + 2 > stack.length) {
            stack = Arrays.copyOf(stack, 2 * stack.length);
        }
        stack[depth++] = x;
        stack[depth++] = y;
    }

    private void take(int left, int right, int y) {
        for (int x = left; x <= right; x++) {
            int index = index(x, y);
            byte[] tile = tiles[index];
            if (tile == null) {
                tile = new byte[Tile.bytes(1)];
                tiles[index] = tile;
            }
            tile[Tiles.index(x, y)] = IN;
        }
        if (!bounds.contains(left, y) || !bounds.contains(right, y)) {
            bounds = bounds.union(new Box(left, y, right - left + 1, 1));
        }
    }

    private boolean isOpen(int x, int y) {
        return !contains(x, y) && belongs(x, y);
    }

    private boolean belongs(int x, int y) {
        return likeness.difference(x, y) <= tolerance && isSelected(x, y);
    }

    private boolean isSelected(int x, int y) {
        int column = x / Tile.SIZE;
        int row = y / Tile.SIZE;
        byte[] values = selected.values(column, row);
        return values == null ? !selected.misses(column, row) : values[Tiles.index(x, y)] != 0;
    }

    private int index(int x, int y) {
        return y / Tile.SIZE * columns + x / Tile.SIZE;
    }
}
