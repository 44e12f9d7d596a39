package org.scumble.app.canvas.document;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The tiles of the visible layers at one place of the grid, bottom first, and their mixing. One
/// stack serves a whole drawing, so that nothing is allocated on the way.
final class Stack {
    private static final float[] SHARE = shares();

    private final byte[][] pixels;
    private final float[] opacity;
    private final Blend[] blend;
    private final float[] mixed = new float[Tile.SIZE * 4];
    private int size;

    Stack(int layers) {
        pixels = new byte[layers][];
        opacity = new float[layers];
        blend = new Blend[layers];
    }

    private static float[] shares() {
        float[] shares = new float[256];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = i / 255f;
        }
        return shares;
    }

    /// Takes the tiles at one place.
    void fill(Layer[] layers, int column, int row) {
        size = 0;
        for (Layer layer : layers) {
            @Nullable Tile tile = layer.surface().tile(column, row);
            if (tile != null) {
                pixels[size] = tile.pixels();
                opacity[size] = (float) layer.opacity();
                blend[size] = layer.blend();
                size++;
            }
        }
    }

    /// Mixes a part of one row of these tiles.
    void row(int x, int y, int count, PixelSink sink) {
        int from = Blocks.inTile(x, y, 4);
        int bottom = lowestSeen(from, count);
        if (size == 0) {
            sink.nothing(x, y, count);
        } else if (bottom == size - 1 && opacity[bottom] == 1) {
            sink.copy(pixels[bottom], from, x, y, count);
        } else {
            begin(pixels[bottom], from, opacity[bottom], count);
            for (int i = bottom + 1; i < size; i++) {
                if (blend[i] == Blend.NORMAL) {
                    lay(pixels[i], from, opacity[i], count);
                } else {
                    blend(pixels[i], from, opacity[i], Tables.of(blend[i]), count);
                }
            }
            sink.mixed(mixed, x, y, count);
        }
    }

    /// The topmost layer that hides all below it in this row, or the lowest.
    private int lowestSeen(int from, int count) {
        for (int i = size - 1; i > 0; i--) {
            if (blend[i] == Blend.NORMAL
                    && opacity[i] == 1
                    && isOpaque(pixels[i], from + 3, from + 4 * count)) {
                return i;
            }
        }
        return 0;
    }

    private static boolean isOpaque(byte[] rgba, int from, int to) {
        for (int i = from; i < to; i += 4) {
            if (rgba[i] != -1) {
                return false;
            }
        }
        return true;
    }

    /// The first layer lies on nothing, where every mode is as good as normal.
    private void begin(byte[] rgba, int from, float opacity, int count) {
        for (int i = 0; i < 4 * count; i += 4) {
            float alpha = SHARE[rgba[from + i + 3] & 0xff] * opacity;
            mixed[i] = (rgba[from + i] & 0xff) * alpha;
            mixed[i + 1] = (rgba[from + i + 1] & 0xff) * alpha;
            mixed[i + 2] = (rgba[from + i + 2] & 0xff) * alpha;
            mixed[i + 3] = alpha;
        }
    }

    private void lay(byte[] rgba, int from, float opacity, int count) {
        for (int i = 0; i < 4 * count; i += 4) {
            int own = rgba[from + i + 3] & 0xff;
            if (own != 0) {
                float alpha = SHARE[own] * opacity;
                float rest = 1 - alpha;
                mixed[i] = mixed[i] * rest + (rgba[from + i] & 0xff) * alpha;
                mixed[i + 1] = mixed[i + 1] * rest + (rgba[from + i + 1] & 0xff) * alpha;
                mixed[i + 2] = mixed[i + 2] * rest + (rgba[from + i + 2] & 0xff) * alpha;
                mixed[i + 3] = mixed[i + 3] * rest + alpha;
            }
        }
    }

    private void blend(byte[] rgba, int from, float opacity, byte[] table, int count) {
        for (int i = 0; i < 4 * count; i += 4) {
            int own = rgba[from + i + 3] & 0xff;
            if (own != 0) {
                float alpha = SHARE[own] * opacity;
                float below = mixed[i + 3];
                float straighten = below == 1 ? 1 : below == 0 ? 0 : 1 / below;
                for (int c = 0; c < 3; c++) {
                    int source = rgba[from + i + c] & 0xff;
                    int backdrop = Math.min(255, (int) (mixed[i + c] * straighten + 0.5f));
                    float blended = table[backdrop << 8 | source] & 0xff;
                    float colour = source + (blended - source) * below;
                    mixed[i + c] += (colour - mixed[i + c]) * alpha;
                }
                mixed[i + 3] = below + (1 - below) * alpha;
            }
        }
    }

    /// The modes, worked out for all pairs of a backdrop and a source when one is first needed.
    private static final class Tables {
        private static final Map<Blend, byte[]> ALL =
                Stream.of(Blend.values())
                        .collect(Collectors.toUnmodifiableMap(it -> it, Tables::table));

        private Tables() {}

        static byte[] of(Blend blend) {
            return Objects.requireNonNull(ALL.get(blend));
        }

        private static byte[] table(Blend blend) {
            byte[] table = new byte[256 * 256];
            for (int i = 0; i < table.length; i++) {
                table[i] = (byte) blend.channel(i >> 8, i & 0xff);
            }
            return table;
        }
    }
}
