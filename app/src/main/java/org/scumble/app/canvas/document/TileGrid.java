package org.scumble.app.canvas.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tiles in rows, immutable. Changed copies share the tiles, and the rows, that did not change, so
/// that a version costs what is new in it. Blank tiles, and rows of nothing else, are null.
@SuppressWarnings("ReferenceEquality") // which tiles and rows are shared is what matters
final class TileGrid {
    private final int columns;

    /// From the top.
    private final @Nullable Tile[] @Nullable [] rows;

    private TileGrid(int columns, @Nullable Tile[] @Nullable [] rows) {
        this.columns = columns;
        this.rows = rows;
    }

    static TileGrid blank(int columns, int rows) {
        return new TileGrid(columns, new Tile[rows][]);
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows.length;
    }

    /// The tile there; null if it is blank.
    @Nullable Tile tile(int column, int row) {
        @Nullable Tile[] tiles = rows[row];
        if (column < 0 || column >= columns) {
            throw new IndexOutOfBoundsException("Column " + column + " of " + columns);
        }
        return tiles == null ? null : tiles[column];
    }

    /// The same grid with other tiles at some places; null makes a place blank.
    TileGrid with(Map<TileKey, @Nullable Tile> changed) {
        @Nullable Tile[] @Nullable [] result = rows.clone();
        changed.forEach(
                (key, tile) -> {
                    @Nullable Tile[] row = result[key.row()];
                    if (row == null) {
                        row = new Tile[columns];
                    } else if (row == rows[key.row()]) {
                        row = row.clone();
                    }
                    row[key.column()] = tile;
                    result[key.row()] = row;
                });
        for (int y = 0; y < result.length; y++) {
            @Nullable Tile[] row = result[y];
            if (row != rows[y] && row != null && isBlank(row)) {
                result[y] = null;
            }
        }
        return new TileGrid(columns, result);
    }

    private static boolean isBlank(@Nullable Tile[] row) {
        for (Tile tile : row) {
            if (tile != null) {
                return false;
            }
        }
        return true;
    }

    /// Whether there is no tile in a row.
    boolean isBlank(int row) {
        return rows[row] == null;
    }

    /// Whether there is no tile at all.
    boolean isBlank() {
        for (int row = 0; row < rows.length; row++) {
            if (!isBlank(row)) {
                return false;
            }
        }
        return true;
    }

    /// The places where another grid of the same size has another tile, by identity; rows from the
    /// top.
    List<TileKey> differences(TileGrid other) {
        List<TileKey> result = new ArrayList<>();
        for (int row = 0; row < rows.length; row++) {
            if (rows[row] == other.rows[row]) {
                continue;
            }
            for (int column = 0; column < columns; column++) {
                if (tile(column, row) != other.tile(column, row)) {
                    result.add(new TileKey(column, row));
                }
            }
        }
        return result;
    }
}
