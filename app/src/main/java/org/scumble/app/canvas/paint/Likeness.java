package org.scumble.app.canvas.paint;

import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Compositor;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Tile;
import org.scumble.app.canvas.document.TileKey;
import org.scumble.app.canvas.document.Tiles;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Raster;

/// How far each pixel is from the colour of one of them: the greatest difference in any channel,
/// colours times alpha, so that transparent pixels are all alike. Tiles are looked at when they are
/// first asked for: a small patch of a large canvas is found at once.
final class Likeness {
    private final Document document;

    /// The layer that counts; null for the visible picture.
    private final @Nullable Layer layer;

    private final int columns;
    private final byte[] @Nullable [] tiles;
    private final byte[] seed;

    private Likeness(Document document, @Nullable Layer layer, int x, int y) {
        this.document = document;
        this.layer = layer;
        this.columns = (document.width() + Tile.SIZE - 1) / Tile.SIZE;
        int rows = (document.height() + Tile.SIZE - 1) / Tile.SIZE;
        this.tiles = new byte[columns * rows][];
        this.seed = read(new Box(x, y, 1, 1));
    }

    /// Compares what can be seen with its pixel at (x, y), which lies on the canvas.
    static Likeness visible(Document document, int x, int y) {
        return new Likeness(document, null, x, y);
    }

    /// Compares what is on one layer with its pixel at (x, y), which lies on the canvas.
    static Likeness layer(Document document, Layer layer, int x, int y) {
        return new Likeness(document, layer, x, y);
    }

    Document document() {
        return document;
    }

    /// The pixel all others are compared with: R, G, B, A with straight alpha, or a mask's value.
    byte[] seed() {
        return seed;
    }

    /// 0 to 255.
    int difference(int x, int y) {
        int index = y / Tile.SIZE * columns + x / Tile.SIZE;
        byte[] tile = tiles[index];
        if (tile == null) {
            tile = compare(x / Tile.SIZE, y / Tile.SIZE);
            tiles[index] = tile;
        }
        return tile[Tiles.index(x, y)] & 0xff;
    }

    private byte[] compare(int column, int row) {
        byte[] pixels = pixels(column, row);
        byte[] result = new byte[Tile.bytes(1)];
        if (seed.length == 1) {
            int value = seed[0] & 0xff;
            for (int i = 0; i < result.length; i++) {
                result[i] = (byte) Math.abs((pixels[i] & 0xff) - value);
            }
            return result;
        }
        int alpha = seed[3] & 0xff;
        int red = times(seed[0] & 0xff, alpha);
        int green = times(seed[1] & 0xff, alpha);
        int blue = times(seed[2] & 0xff, alpha);
        for (int i = 0, from = 0; i < result.length; i++, from += Raster.CHANNELS) {
            int opacity = pixels[from + 3] & 0xff;
            int difference = Math.abs(opacity - alpha);
            difference = Math.max(difference, apart(pixels[from], opacity, red));
            difference = Math.max(difference, apart(pixels[from + 1], opacity, green));
            result[i] = (byte) Math.max(difference, apart(pixels[from + 2], opacity, blue));
        }
        return result;
    }

    private byte[] pixels(int column, int row) {
        if (layer == null) {
            return read(new TileKey(column, row).box());
        }
        Tile tile = layer.surface().tile(column, row);
        return tile == null ? new byte[Tile.bytes(layer.surface().channels())] : tile.pixels();
    }

    private byte[] read(Box area) {
        if (layer == null) {
            return Compositor.render(document, area).rgba();
        }
        byte[] pixels = new byte[area.width() * area.height() * layer.surface().channels()];
        layer.surface().read(area, pixels);
        return pixels;
    }

    private static int apart(byte colour, int alpha, int other) {
        return Math.abs(times(colour & 0xff, alpha) - other);
    }

    /// a * b / 255, rounded; exact for bytes.
    private static int times(int a, int b) {
        int product = a * b + 128;
        return (product + (product >> 8)) >> 8;
    }
}
