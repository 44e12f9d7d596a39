package org.scumble.app.canvas.screen;

import org.scumble.app.canvas.document.Tile;

/// Tiles averaged over squares of pixels.
final class Averages {
    private Averages() {}

    /// Averages straight RGBA, colours weighted by their alpha so that what is hidden under
    /// transparency does not bleed into edges.
    ///
    /// @param level squares of `2^level` pixels become one
    /// @param width how much of the tile lies on its surface
    /// @param height how much of it, downwards
    static byte[] colour(byte[] pixels, int level, int width, int height) {
        int block = 1 << level;
        int side = Tile.SIZE >> level;
        byte[] result = new byte[side * side * 4];
        for (int y = 0; y * block < height; y++) {
            int down = Math.min(block, height - y * block);
            for (int x = 0; x * block < width; x++) {
                int across = Math.min(block, width - x * block);
                long red = 0;
                long green = 0;
                long blue = 0;
                long alpha = 0;
                for (int j = 0; j < down; j++) {
                    int at = ((y * block + j) * Tile.SIZE + x * block) * 4;
                    for (int i = 0; i < across; i++, at += 4) {
                        int a = pixels[at + 3] & 0xff;
                        red += (long) (pixels[at] & 0xff) * a;
                        green += (long) (pixels[at + 1] & 0xff) * a;
                        blue += (long) (pixels[at + 2] & 0xff) * a;
                        alpha += a;
                    }
                }
                if (alpha > 0) {
                    int to = (y * side + x) * 4;
                    long half = alpha / 2;
                    int count = across * down;
                    result[to] = (byte) ((red + half) / alpha);
                    result[to + 1] = (byte) ((green + half) / alpha);
                    result[to + 2] = (byte) ((blue + half) / alpha);
                    result[to + 3] = (byte) ((alpha + count / 2) / count);
                }
            }
        }
        return result;
    }

    /// Averages single values, as [#colour] does colours.
    static byte[] grey(byte[] pixels, int level, int width, int height) {
        int block = 1 << level;
        int side = Tile.SIZE >> level;
        byte[] result = new byte[side * side];
        for (int y = 0; y * block < height; y++) {
            int down = Math.min(block, height - y * block);
            for (int x = 0; x * block < width; x++) {
                int across = Math.min(block, width - x * block);
                int sum = 0;
                for (int j = 0; j < down; j++) {
                    int at = (y * block + j) * Tile.SIZE + x * block;
                    for (int i = 0; i < across; i++) {
                        sum += pixels[at + i] & 0xff;
                    }
                }
                int count = across * down;
                result[y * side + x] = (byte) ((sum + count / 2) / count);
            }
        }
        return result;
    }
}
