package org.scumble.app.canvas.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.image.Raster;

/// Makes one surface of several layers.
final class Merge {
    private Merge() {}

    /// The raster layers laid over each other, with straight alpha. Where there is nothing but
    /// one tile of an opaque layer, that tile is shared.
    ///
    /// @param layers of the kind RASTER, all visible, bottom first
    /// @param blank an empty surface of the layers' size
    static Surface pictures(List<Layer> layers, Surface blank) {
        Map<TileKey, @Nullable Tile> tiles = new HashMap<>();
        for (int row = 0; row < blank.rows(); row++) {
            for (int column = 0; column < blank.columns(); column++) {
                TileKey key = new TileKey(column, row);
                Tile tile = picture(layers, blank, key);
                if (tile != null) {
                    tiles.put(key, tile);
                }
            }
        }
        return blank.with(tiles);
    }

    private static @Nullable Tile picture(List<Layer> layers, Surface blank, TileKey key) {
        Layer only = null;
        int count = 0;
        for (Layer layer : layers) {
            if (layer.surface().tile(key.column(), key.row()) != null) {
                only = layer;
                count++;
            }
        }
        if (only == null) {
            return null;
        }
        if (count == 1 && only.opacity() == 1) {
            return only.surface().tile(key.column(), key.row());
        }
        byte[] pixels = new byte[Tile.bytes(Raster.CHANNELS)];
        Compositor.render(
                layers, blank.box(), key.box(), new PixelSink.Straight(pixels, key.box()));
        return Tile.of(pixels, Raster.CHANNELS);
    }

    /// The greatest value of both masks at every pixel.
    static Surface masks(Surface one, Surface other) {
        Map<TileKey, @Nullable Tile> tiles = new HashMap<>();
        for (TileKey key : one.differences(other)) {
            Tile there = other.tile(key.column(), key.row());
            if (there != null) {
                tiles.put(key, greatest(one.tile(key.column(), key.row()), there));
            }
        }
        return one.with(tiles);
    }

    private static Tile greatest(@Nullable Tile one, Tile other) {
        if (one == null) {
            return other;
        }
        byte[] result = one.pixels().clone();
        byte[] there = other.pixels();
        for (int i = 0; i < result.length; i++) {
            result[i] = (byte) Math.max(result[i] & 0xff, there[i] & 0xff);
        }
        return Tile.of(result, 1);
    }
}
