package org.scumble.app.canvas.paint;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.document.Tile;
import org.scumble.app.canvas.document.TileKey;
import org.scumble.app.canvas.document.Tiles;

/// Joins selections tile by tile; tiles that do not change are shared.
final class SelectionTiles {
    private SelectionTiles() {}

    /// The greater of both.
    static Surface add(Surface base, Surface other) {
        return join(
                base,
                other,
                (a, b) -> {
                    if (a == null || b == null || a == b) {
                        return a == null ? b : a;
                    }
                    return merged(a, b, Math::max);
                });
    }

    /// What is left of the first without the second.
    static Surface subtract(Surface base, Surface other) {
        return join(
                base,
                other,
                (a, b) -> {
                    if (a == null || b == null) {
                        return a;
                    }
                    return a == b ? null : merged(a, b, (x, y) -> Math.max(0, x - y));
                });
    }

    /// The lesser of both.
    static Surface intersect(Surface base, Surface other) {
        return join(
                base,
                other,
                (a, b) -> {
                    if (a == null || b == null) {
                        return null;
                    }
                    return a == b ? a : merged(a, b, Math::min);
                });
    }

    /// The alpha of a picture's surface.
    static Surface alpha(Surface picture) {
        Map<TileKey, @Nullable Tile> tiles = new HashMap<>();
        Tiles.each(
                picture.box(),
                (column, row, _) -> {
                    Tile tile = picture.tile(column, row);
                    if (tile != null) {
                        byte[] rgba = tile.pixels();
                        byte[] values = new byte[Tile.bytes(1)];
                        for (int i = 0; i < values.length; i++) {
                            values[i] = rgba[i * 4 + 3];
                        }
                        tiles.put(new TileKey(column, row), tile(values));
                    }
                });
        return Surface.blank(picture.width(), picture.height(), 1).with(tiles);
    }

    private static Surface join(Surface base, Surface other, Join join) {
        Map<TileKey, @Nullable Tile> changed = new HashMap<>();
        Tiles.each(
                base.box(),
                (column, row, _) -> {
                    Tile before = base.tile(column, row);
                    Tile after = join.of(before, other.tile(column, row));
                    if (after != before) {
                        changed.put(new TileKey(column, row), after);
                    }
                });
        return base.with(changed);
    }

    private static @Nullable Tile merged(Tile a, Tile b, Values values) {
        byte[] first = a.pixels();
        byte[] second = b.pixels();
        byte[] result = new byte[first.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (byte) values.of(first[i] & 0xff, second[i] & 0xff);
        }
        return tile(result);
    }

    private static @Nullable Tile tile(byte[] values) {
        for (byte value : values) {
            if (value != 0) {
                return Tile.of(values, 1);
            }
        }
        return null;
    }

    @FunctionalInterface
    private interface Join {
        @Nullable Tile of(@Nullable Tile first, @Nullable Tile second);
    }

    @FunctionalInterface
    private interface Values {
        int of(int first, int second);
    }
}
