package org.scumble.app.canvas.paint;

import org.scumble.app.canvas.document.Tile;
import org.scumble.app.canvas.document.TileKey;
import org.scumble.engine.image.Box;

/// Walks the tiles under a box.
final class Tiles {
    private Tiles() {}

    /// Visits every tile that shares pixels with `area`, which lies on the surface.
    static void each(Box area, Visitor visitor) {
        if (area.isEmpty()) {
            return;
        }
        for (int row = area.y() / Tile.SIZE; row * Tile.SIZE < area.bottom(); row++) {
            for (int column = area.x() / Tile.SIZE; column * Tile.SIZE < area.right(); column++) {
                visitor.visit(column, row, area.intersect(new TileKey(column, row).box()));
            }
        }
    }

    /// The number of a pixel within its tile.
    static int index(int x, int y) {
        return y % Tile.SIZE * Tile.SIZE + x % Tile.SIZE;
    }

    /// Is shown the tiles.
    @FunctionalInterface
    interface Visitor {
        /// Takes one tile.
        ///
        /// @param part what the tile and the area have in common, in pixels of the surface
        void visit(int column, int row, Box part);
    }
}
