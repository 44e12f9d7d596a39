package org.scumble.app.canvas.document;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;

/// An immutable grid of tiles: RGBA with straight alpha (4 channels) or one value a pixel (1).
/// Changed copies share the tiles, and the rows of tiles, that did not change. Blank tiles, all
/// bytes 0, are null. What tiles on the edge hold beyond the surface means nothing.
public final class Surface {
    /// The longest side, in pixels.
    public static final int LARGEST_SIDE = 65_536;

    private final int width;
    private final int height;
    private final int channels;
    private final TileGrid grid;

    private Surface(int width, int height, int channels, TileGrid grid) {
        this.width = width;
        this.height = height;
        this.channels = channels;
        this.grid = grid;
    }

    /// A surface of zeros.
    public static Surface blank(int width, int height, int channels) {
        if (width < 1 || height < 1 || width > LARGEST_SIDE || height > LARGEST_SIDE) {
            throw new IllegalArgumentException(
                    "A canvas has sides of 1 to %d pixels, not %dx%d"
                            .formatted(LARGEST_SIDE, width, height));
        }
        Tile.bytes(channels);
        return new Surface(width, height, channels, TileGrid.blank(tiles(width), tiles(height)));
    }

    /// A picture on a surface of `width`x`height`, its upper left corner at (x, y); what sticks
    /// out is lost.
    public static Surface of(Raster picture, int width, int height, int x, int y) {
        SurfaceEditor editor = blank(width, height, Raster.CHANNELS).edit();
        editor.put(new Box(x, y, picture.width(), picture.height()), picture.rgba());
        return editor.finish();
    }

    /// A mask on a surface of `width`x`height`, likewise.
    public static Surface of(Mask mask, int width, int height, int x, int y) {
        SurfaceEditor editor = blank(width, height, 1).edit();
        editor.put(new Box(x, y, mask.width(), mask.height()), mask.values());
        return editor.finish();
    }

    /// In pixels.
    public int width() {
        return width;
    }

    /// In pixels.
    public int height() {
        return height;
    }

    public int channels() {
        return channels;
    }

    /// How many tiles lie side by side.
    public int columns() {
        return grid.columns();
    }

    /// How many rows of tiles there are.
    public int rows() {
        return grid.rows();
    }

    /// All pixels.
    public Box box() {
        return Box.of(width, height);
    }

    /// The tile there; null if it is blank.
    public @Nullable Tile tile(int column, int row) {
        return grid.tile(column, row);
    }

    /// The same surface with other tiles at some places; null makes a place blank.
    public Surface with(Map<TileKey, @Nullable Tile> changed) {
        if (changed.isEmpty()) {
            return this;
        }
        for (Tile tile : changed.values()) {
            if (tile != null && tile.channels() != channels) {
                throw new IllegalArgumentException(
                        "A tile of %d channels on a surface of %d"
                                .formatted(tile.channels(), channels));
            }
        }
        return new Surface(width, height, channels, grid.with(changed));
    }

    /// Whether nothing was ever put on it, or all of it was removed again.
    public boolean isBlank() {
        return grid.isBlank();
    }

    /// Copies pixels out, row by row; outside the surface there are zeros.
    ///
    /// @param to at least `area.height * area.width * channels` bytes
    public void read(Box area, byte[] to) {
        int stride = area.width() * channels;
        Arrays.fill(to, 0, area.height() * stride, (byte) 0);
        Box inside = area.intersect(box());
        Tiles.eachPlace(
                inside,
                (column, row) -> {
                    Tile tile = tile(column, row);
                    if (tile != null) {
                        Box part = new TileKey(column, row).box().intersect(inside);
                        Blocks.copyOut(tile.pixels(), part, area, channels, to);
                    }
                });
    }

    /// A part as a picture; 4 channels only.
    ///
    /// @param area not empty; may stick out
    public Raster raster(Box area) {
        require(Raster.CHANNELS);
        Raster raster = Raster.blank(area.width(), area.height());
        read(area, raster.rgba());
        return raster;
    }

    /// A part as a mask; 1 channel only.
    ///
    /// @param area not empty; may stick out
    public Mask mask(Box area) {
        require(1);
        byte[] values = new byte[Math.multiplyExact(area.width(), area.height())];
        read(area, values);
        return new Mask(area.width(), area.height(), values);
    }

    private void require(int expected) {
        if (channels != expected) {
            throw new IllegalStateException(
                    "A surface of %d channels, not %d".formatted(channels, expected));
        }
    }

    /// The smallest box around what is not blank: alpha or value above 0. [Box#EMPTY] if all is.
    public Box bounds() {
        Box bounds = Box.EMPTY;
        for (int row = 0; row < rows(); row++) {
            for (int column = 0; column < columns() && !grid.isBlank(row); column++) {
                Tile tile = tile(column, row);
                Box area = new TileKey(column, row).box().intersect(box());
                if (tile != null && !bounds.contains(area)) {
                    bounds = bounds.union(Blocks.bounds(tile.pixels(), area, channels));
                }
            }
        }
        return bounds;
    }

    /// The places where another surface of the same size has another tile, by identity: what must
    /// be drawn or written anew. Rows from the top.
    public List<TileKey> differences(Surface other) {
        if (other.width != width || other.height != height) {
            throw new IllegalArgumentException("Surfaces of different sizes have no common grid");
        }
        return grid.differences(other.grid);
    }

    /// Everything on a surface of another size, moved by (dx, dy); what sticks out is lost. Moves
    /// by whole tiles share the tiles.
    public Surface resized(int newWidth, int newHeight, int dx, int dy) {
        Surface target = blank(newWidth, newHeight, channels);
        boolean aligned = dx % Tile.SIZE == 0 && dy % Tile.SIZE == 0;
        Map<TileKey, @Nullable Tile> shared = new HashMap<>();
        SurfaceEditor editor = target.edit();
        for (int row = 0; row < target.rows(); row++) {
            for (int column = 0; column < target.columns(); column++) {
                TileKey key = new TileKey(column, row);
                Box area = key.box().intersect(target.box());
                Box from = area.moved(-dx, -dy);
                // Beyond the edge a tile may hold anything, which must not come to light.
                if (aligned && box().contains(key.box().moved(-dx, -dy))) {
                    Tile tile = tile(from.x() / Tile.SIZE, from.y() / Tile.SIZE);
                    if (tile != null) {
                        shared.put(key, tile);
                    }
                } else if (hasTiles(from)) {
                    byte[] pixels = new byte[area.width() * area.height() * channels];
                    read(from, pixels);
                    editor.put(area, pixels);
                }
            }
        }
        return editor.finish().with(shared);
    }

    private boolean hasTiles(Box area) {
        Box inside = area.intersect(box());
        for (int row = inside.y() / Tile.SIZE; row * Tile.SIZE < inside.bottom(); row++) {
            for (int column = inside.x() / Tile.SIZE;
                    column * Tile.SIZE < inside.right();
                    column++) {
                if (tile(column, row) != null) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Begins a change.
    public SurfaceEditor edit() {
        return new SurfaceEditor(this);
    }

    private static int tiles(int side) {
        return (side + Tile.SIZE - 1) / Tile.SIZE;
    }
}
