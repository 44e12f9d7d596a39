package org.scumble.app.canvas.document;

import org.scumble.engine.image.Box;

/// Copies between tiles and rectangles of pixels, and looks at what is in a tile.
final class Blocks {
    private Blocks() {}

    /// Copies a part of a tile out into a rectangle.
    ///
    /// @param part in pixels of the surface, within the tile and within `area`
    /// @param to the pixels of `area`
    static void copyOut(byte[] tile, Box part, Box area, int channels, byte[] to) {
        for (int y = part.y(); y < part.bottom(); y++) {
            System.arraycopy(
                    tile,
                    inTile(part.x(), y, channels),
                    to,
                    ((y - area.y()) * area.width() + part.x() - area.x()) * channels,
                    part.width() * channels);
        }
    }

    /// Copies a part of a rectangle into a tile.
    ///
    /// @param from the pixels of `area`
    /// @param part in pixels of the surface, within the tile and within `area`
    static void copyIn(byte[] from, Box area, Box part, int channels, byte[] tile) {
        for (int y = part.y(); y < part.bottom(); y++) {
            System.arraycopy(
                    from,
                    ((y - area.y()) * area.width() + part.x() - area.x()) * channels,
                    tile,
                    inTile(part.x(), y, channels),
                    part.width() * channels);
        }
    }

    /// The smallest box around the visible pixels (alpha or value above 0) of a tile.
    ///
    /// @param area the pixels of the surface to look at, all of them in this tile
    static Box bounds(byte[] tile, Box area, int channels) {
        int left = area.right();
        int right = area.x();
        int top = area.bottom();
        int bottom = area.y();
        for (int y = area.y(); y < area.bottom(); y++) {
            int first = firstVisible(tile, area, y, channels);
            if (first == area.right()) {
                continue;
            }
            int last = area.right() - 1;
            while (tile[inTile(last, y, channels) + channels - 1] == 0) {
                last--;
            }
            left = Math.min(left, first);
            right = Math.max(right, last + 1);
            top = Math.min(top, y);
            bottom = y + 1;
        }
        return left >= right ? Box.EMPTY : new Box(left, top, right - left, bottom - top);
    }

    private static int firstVisible(byte[] tile, Box area, int y, int channels) {
        int x = area.x();
        while (x < area.right() && tile[inTile(x, y, channels) + channels - 1] == 0) {
            x++;
        }
        return x;
    }

    /// Where a pixel of the surface begins in the bytes of its tile.
    static int inTile(int x, int y, int channels) {
        return Tiles.index(x, y) * channels;
    }
}
