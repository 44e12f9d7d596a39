package org.scumble.app.canvas.screen;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.scumble.app.canvas.document.Tile;

/// The tiles of every plane, ready for the screen.
final class TileCaches {
    private static final int TILE_BYTES = Tile.SIZE * Tile.SIZE * Integer.BYTES;

    /// As many as cover 2048x2048 pixels.
    private static final int FEWEST = 64;

    private final Map<Plane, TileCache> caches = new EnumMap<>(Plane.class);

    /// @param mostBytes that are kept of the picture's tiles; of the other planes', a quarter
    TileCaches(long mostBytes) {
        int most = (int) Math.max(FEWEST, mostBytes / TILE_BYTES);
        for (Plane plane : Plane.values()) {
            caches.put(plane, new TileCache(plane == Plane.PICTURE ? most : most / 4));
        }
    }

    TileCache of(Plane plane) {
        return Objects.requireNonNull(caches.get(plane));
    }

    void clear() {
        caches.values().forEach(TileCache::clear);
    }
}
