package org.scumble.app.canvas.document;

import org.scumble.engine.image.Box;

/// Walks the tiles under a box.
public final class Tiles {
    private Tiles() {}

    /// Visits the place of every tile that shares pixels with `area`, row by row.
    ///
    /// @param area nowhere left of or above the surface
    public static void eachPlace(Box area, PlaceVisitor visitor) {
        if (area.isEmpty()) {
            return;
        }
        for (int row = area.y() / Tile.SIZE; row * Tile.SIZE < area.bottom(); row++) {
            for (int column = area.x() / Tile.SIZE; column * Tile.SIZE < area.right(); column++) {
                visitor.visit(column, row);
            }
        }
    }

    /// Visits every tile that shares pixels with `area`, row by row, and tells what it shares.
    ///
    /// @param area nowhere left of or above the surface
    public static void each(Box area, Visitor visitor) {
        eachPlace(
                area,
                (column, row) ->
                        visitor.visit(column, row, area.intersect(new TileKey(column, row).box())));
    }

    /// The number of a pixel within its tile.
    public static int index(int x, int y) {
        return y % Tile.SIZE * Tile.SIZE + x % Tile.SIZE;
    }

    /// Is shown where tiles lie.
    @FunctionalInterface
    public interface PlaceVisitor {
        /// Takes the place of one tile.
        void visit(int column, int row);
    }

    /// Is shown the tiles.
    @FunctionalInterface
    public interface Visitor {
        /// Takes one tile.
        ///
        /// @param part what the tile and the area have in common, in pixels of the surface
        void visit(int column, int row, Box part);
    }
}
