package org.scumble.app.canvas.paint;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.document.Tile;
import org.scumble.app.canvas.document.Tiles;
import org.scumble.engine.image.Box;

/// Gathers weighted pixels of a surface, colours times alpha. Beyond the surface there is nothing.
final class Taps {
    private final int channels;
    private final int columns;
    private final byte[] @Nullable [] tiles;
    private final Box box;
    private final float[] across = new float[4];
    private final float[] down = new float[4];

    private float red;
    private float green;
    private float blue;

    /// The alpha, or a mask's value.
    private float last;

    Taps(Surface source) {
        channels = source.channels();
        columns = source.columns();
        box = source.box();
        tiles = new byte[columns * source.rows()][];
        Tiles.each(
                box,
                (column, row, _) -> {
                    Tile tile = source.tile(column, row);
                    tiles[row * columns + column] = tile == null ? null : tile.pixels();
                });
    }

    void clear() {
        red = 0;
        green = 0;
        blue = 0;
        last = 0;
    }

    /// The value of the Catmull-Rom surface at a point.
    void cubic(double x, double y) {
        int left = (int) Math.floor(x - 0.5);
        int top = (int) Math.floor(y - 0.5);
        catmullRom((float) (x - 0.5 - left), across);
        catmullRom((float) (y - 0.5 - top), down);
        add(left - 1, top - 1, 4);
    }

    /// The value between the four pixels around a point.
    void linear(double x, double y, double weight) {
        int left = (int) Math.floor(x - 0.5);
        int top = (int) Math.floor(y - 0.5);
        across[1] = (float) (x - 0.5 - left);
        across[0] = 1 - across[1];
        down[1] = (float) ((y - 0.5 - top) * weight);
        down[0] = (float) weight - down[1];
        add(left, top, 2);
    }

    /// Adds a square of pixels by the weights of their columns and rows.
    private void add(int left, int top, int side) {
        boolean inOneTile =
                left % Tile.SIZE <= Tile.SIZE - side
                        && top % Tile.SIZE <= Tile.SIZE - side
                        && box.contains(left, top)
                        && box.contains(left + side - 1, top + side - 1);
        if (inOneTile) {
            byte[] tile = tile(left, top);
            if (tile != null) {
                addRows(tile, Tiles.index(left, top), side, side);
            }
            return;
        }
        for (int v = 0; v < side; v++) {
            for (int u = 0; u < side; u++) {
                byte[] tile = tile(left + u, top + v);
                if (tile != null) {
                    add(tile, Tiles.index(left + u, top + v), across[u] * down[v]);
                }
            }
        }
    }

    /// The usual case, with the sums in registers.
    private void addRows(byte[] tile, int first, int width, int height) {
        float r = 0;
        float g = 0;
        float b = 0;
        float a = 0;
        for (int v = 0; v < height; v++) {
            int i = (first + v * Tile.SIZE) * channels;
            float weight = down[v];
            for (int u = 0; u < width; u++, i += channels) {
                float share = weight * across[u];
                if (channels == 1) {
                    a += share * (tile[i] & 0xff);
                } else {
                    share *= tile[i + 3] & 0xff;
                    r += share * (tile[i] & 0xff);
                    g += share * (tile[i + 1] & 0xff);
                    b += share * (tile[i + 2] & 0xff);
                    a += share;
                }
            }
        }
        red += r;
        green += g;
        blue += b;
        last += a;
    }

    /// Writes what was gathered as one pixel.
    void write(byte[] to, int at) {
        if (channels == 1) {
            to[at] = toByte(last);
            return;
        }
        byte alpha = toByte(last);
        boolean visible = alpha != 0;
        to[at] = visible ? toByte(red / last) : 0;
        to[at + 1] = visible ? toByte(green / last) : 0;
        to[at + 2] = visible ? toByte(blue / last) : 0;
        to[at + 3] = alpha;
    }

    /// Writes pixels of the surface as they are, along a straight way from one to the next.
    ///
    /// @param dx -1, 0 or 1, as `dy`
    void copy(int x, int y, int dx, int dy, int count, byte[] to, int at) {
        for (int i = 0; i < count; i++, x += dx, y += dy, at += channels) {
            byte[] tile = tile(x, y);
            if (tile == null) {
                Arrays.fill(to, at, at + channels, (byte) 0);
                continue;
            }
            int from = Tiles.index(x, y) * channels;
            to[at] = tile[from];
            if (channels > 1) {
                to[at + 1] = tile[from + 1];
                to[at + 2] = tile[from + 2];
                to[at + 3] = tile[from + 3];
            }
        }
    }

    private void add(byte[] tile, int pixel, float weight) {
        int i = pixel * channels;
        if (channels == 1) {
            last += weight * (tile[i] & 0xff);
            return;
        }
        float share = weight * (tile[i + 3] & 0xff);
        red += share * (tile[i] & 0xff);
        green += share * (tile[i + 1] & 0xff);
        blue += share * (tile[i + 2] & 0xff);
        last += share;
    }

    private byte @Nullable [] tile(int x, int y) {
        return box.contains(x, y) ? tiles[y / Tile.SIZE * columns + x / Tile.SIZE] : null;
    }

    private static void catmullRom(float t, float[] weights) {
        weights[0] = t * (-0.5f + t * (1 - 0.5f * t));
        weights[1] = 1 + t * t * (-2.5f + 1.5f * t);
        weights[2] = t * (0.5f + t * (2 - 1.5f * t));
        weights[3] = t * t * (-0.5f + 0.5f * t);
    }

    private static byte toByte(float value) {
        return (byte) (int) (Math.clamp(value, 0f, 255f) + 0.5f);
    }
}
