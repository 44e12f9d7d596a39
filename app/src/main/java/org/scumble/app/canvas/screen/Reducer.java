package org.scumble.app.canvas.screen;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.document.Tile;
import org.scumble.engine.image.Box;

/// Halves surfaces, a tile at a time. What was averaged is kept as long as memory allows. May be
/// used on several threads.
public final class Reducer {
    /// Of a tile, a pixel is left.
    public static final int MOST_LEVEL = 8;

    /// Beside its bytes, what keeping an averaged tile costs.
    private static final int OVERHEAD = 96;

    private final long mostBytes;

    /// Tiles are told apart by identity; those of finished documents never change.
    private final LinkedHashMap<PatchKey, byte[]> patches = new LinkedHashMap<>(64, 0.75f, true);

    private long bytes;

    /// A tile that was averaged, and to what level.
    private record PatchKey(Tile tile, int level) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof PatchKey key && key.tile == tile && key.level == level;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(tile) * 31 + level;
        }
    }

    /// @param mostBytes that are kept of averaged tiles
    public Reducer(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /// One tile of a surface halved `level` times.
    ///
    /// @param within what is needed of the tile, in its own pixels
    /// @param live whether a stroke is going on, whose tiles change under one's hands and must not
    ///     be kept
    /// @return a whole tile's bytes, right within `within`; null if that is blank
    byte @Nullable [] pixels(Surface surface, TileCache.Key key, Box within, boolean live) {
        int side = 1 << key.level();
        int patch = Tile.SIZE >> key.level();
        byte[] pixels = null;
        for (int row = within.y() / patch; row * patch < within.bottom(); row++) {
            for (int column = within.x() / patch; column * patch < within.right(); column++) {
                int tileColumn = key.column() * side + column;
                int tileRow = key.row() * side + row;
                Tile tile = inside(surface, tileColumn, tileRow);
                if (tile == null) {
                    continue;
                }
                if (pixels == null) {
                    pixels = new byte[Tile.SIZE * Tile.SIZE * surface.channels()];
                }
                // At the surface's edge only what lies on it counts.
                int width = Math.min(Tile.SIZE, surface.width() - tileColumn * Tile.SIZE);
                int height = Math.min(Tile.SIZE, surface.height() - tileRow * Tile.SIZE);
                byte[] averaged = averaged(tile, key.level(), width, height, live);
                lay(averaged, patch, surface.channels(), pixels, column * patch, row * patch);
            }
        }
        return pixels;
    }

    private static @Nullable Tile inside(Surface surface, int column, int row) {
        return column < surface.columns() && row < surface.rows()
                ? surface.tile(column, row)
                : null;
    }

    private static void lay(byte[] from, int side, int channels, byte[] to, int x, int y) {
        for (int row = 0; row < side; row++) {
            System.arraycopy(
                    from,
                    row * side * channels,
                    to,
                    ((y + row) * Tile.SIZE + x) * channels,
                    side * channels);
        }
    }

    /// A surface as a small picture, one pixel for `2^level` of its own each way.
    ///
    /// @return `ceil(height / 2^level)` rows of `ceil(width / 2^level)` pixels
    public byte[] whole(Surface surface, int level) {
        int width = Math.ceilDiv(surface.width(), 1 << level);
        int height = Math.ceilDiv(surface.height(), 1 << level);
        int channels = surface.channels();
        byte[] whole = new byte[width * height * channels];
        for (int row = 0; row * Tile.SIZE < height; row++) {
            for (int column = 0; column * Tile.SIZE < width; column++) {
                TileCache.Key key = new TileCache.Key(level, column, row);
                byte[] pixels = pixels(surface, key, Box.of(Tile.SIZE, Tile.SIZE), false);
                if (pixels != null) {
                    int across = Math.min(Tile.SIZE, width - column * Tile.SIZE);
                    int down = Math.min(Tile.SIZE, height - row * Tile.SIZE);
                    for (int y = 0; y < down; y++) {
                        System.arraycopy(
                                pixels,
                                y * Tile.SIZE * channels,
                                whole,
                                ((row * Tile.SIZE + y) * width + column * Tile.SIZE) * channels,
                                across * channels);
                    }
                }
            }
        }
        return whole;
    }

    private byte[] averaged(Tile tile, int level, int width, int height, boolean live) {
        PatchKey key = new PatchKey(tile, level);
        synchronized (patches) {
            byte[] known = patches.get(key);
            if (known != null) {
                return known;
            }
        }
        byte[] made =
                tile.channels() == 1
                        ? Averages.grey(tile.pixels(), level, width, height)
                        : Averages.colour(tile.pixels(), level, width, height);
        if (!live) {
            keep(key, made);
        }
        return made;
    }

    private void keep(PatchKey key, byte[] made) {
        synchronized (patches) {
            if (patches.put(key, made) == null) {
                bytes += made.length + OVERHEAD;
            }
            var oldest = patches.entrySet().iterator();
            while (bytes > mostBytes && oldest.hasNext()) {
                bytes -= oldest.next().getValue().length + OVERHEAD;
                oldest.remove();
            }
        }
    }
}
