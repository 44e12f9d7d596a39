package org.scumble.app.canvas.screen;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Tile;
import org.scumble.app.canvas.document.TileKey;
import org.scumble.app.canvas.document.Tiles;
import org.scumble.engine.image.Box;

/// Brings what a stroke has just touched into the tiles that are made already, so that it is seen
/// at once.
record LiveTiles(TileMaker maker, TileCaches caches) {
    /// So many pixels of layers can be mixed between two movements of the hand.
    private static final long MOST_LIVE = 6_000_000;

    /// Takes in a movement of a stroke. What is too large to be mixed at once is noted as changed.
    ///
    /// @param before the document before the movement
    /// @param touched where the two differ; not empty
    /// @param level the one that is looked at
    void update(Document before, Document after, Box touched, int level) {
        long cost = touched.area() + (touched.area() >> (2 * level)) * after.layers().size();
        boolean atOnce = cost <= MOST_LIVE;
        Set<TileKey> tiles = keys(touched);
        for (Plane plane : Planes.touched(before, after)) {
            caches.of(plane).change(tiles, atOnce ? level : -1);
            if (atOnce) {
                update(after, plane, level, touched);
            }
        }
    }

    private void update(Document document, Plane plane, int level, Box touched) {
        Box area = halved(touched, level);
        Tiles.each(
                area,
                (column, row, part) -> {
                    TileCache.Key key = new TileCache.Key(level, column, row);
                    int[] pixels = caches.of(plane).writable(key);
                    if (pixels != null) {
                        Box within = part.moved(-column * Tile.SIZE, -row * Tile.SIZE);
                        put(maker.make(document, plane, key, within, true), within, pixels);
                    }
                });
    }

    /// Puts what was mixed anew into its tile.
    ///
    /// @param mixed null if nothing is there
    /// @param within in pixels of the tile
    private static void put(int @Nullable [] mixed, Box within, int[] pixels) {
        for (int y = 0; y < within.height(); y++) {
            int to = (within.y() + y) * Tile.SIZE + within.x();
            if (mixed == null) {
                Arrays.fill(pixels, to, to + within.width(), 0);
            } else {
                System.arraycopy(mixed, y * within.width(), pixels, to, within.width());
            }
        }
    }

    /// The pixels that a box reaches in a document halved `level` times.
    private static Box halved(Box box, int level) {
        int block = 1 << level;
        int left = box.x() / block;
        int top = box.y() / block;
        return new Box(
                left,
                top,
                Math.ceilDiv(box.right(), block) - left,
                Math.ceilDiv(box.bottom(), block) - top);
    }

    private static Set<TileKey> keys(Box area) {
        Set<TileKey> keys = new HashSet<>();
        Tiles.eachPlace(area, (column, row) -> keys.add(new TileKey(column, row)));
        return keys;
    }
}
