package org.scumble.app.canvas.document;

import org.scumble.engine.image.Box;

/// Which tile of a surface, counted from the left and the top.
public record TileKey(int column, int row) {
    /// The pixels of the surface that the tile holds; the last ones may lie beyond its edge.
    public Box box() {
        return new Box(column * Tile.SIZE, row * Tile.SIZE, Tile.SIZE, Tile.SIZE);
    }
}
