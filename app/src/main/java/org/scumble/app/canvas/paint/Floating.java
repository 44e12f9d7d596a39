package org.scumble.app.canvas.paint;

import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.document.SurfaceEditor;
import org.scumble.app.canvas.document.Tile;
import org.scumble.app.canvas.document.Tiles;
import org.scumble.engine.image.Box;

/// Pixels that float above a surface until they are laid down.
///
/// @param content what floats; transparent (0) around it
/// @param bounds where `content` is not blank
record Floating(Surface content, Box bounds) {
    /// How far a bicubic sample reaches.
    private static final int REACH = 2;

    static Floating of(Surface content) {
        return new Floating(content, content.bounds());
    }

    /// Draws the pixels through a map over another surface. Of masks the greater value counts.
    ///
    /// @param base may be of another size
    Surface laid(Affine map, Surface base) {
        if (bounds.isEmpty() || !map.canInvert()) {
            return base;
        }
        if (map.isWholeMove() && base.isBlank()) {
            return content.resized(base.width(), base.height(), (int) map.dx(), (int) map.dy());
        }
        int channels = content.channels();
        Resampler resampler = new Resampler(content, map);
        SurfaceEditor editor = base.edit();
        byte[] line = new byte[Tile.SIZE * channels];
        Box area = map.bounds(map.isExact() ? bounds : bounds.grow(REACH)).intersect(base.box());
        Tiles.each(
                area,
                (column, row, part) -> {
                    Tile below = base.tile(column, row);
                    byte[] to = editor.writable(column, row);
                    for (int y = part.y(); y < part.bottom(); y++) {
                        int pixel = Tiles.index(part.x(), y);
                        if (below == null) {
                            resampler.row(part.x(), y, part.width(), to, pixel * channels);
                        } else {
                            resampler.row(part.x(), y, part.width(), line, 0);
                            over(line, part.width(), below.pixels(), to, pixel);
                        }
                    }
                });
        editor.touch(area);
        return editor.finish();
    }

    private void over(byte[] line, int count, byte[] from, byte[] to, int pixel) {
        for (int i = 0; i < count; i++) {
            if (content.channels() == 1) {
                to[pixel + i] = (byte) Math.max(from[pixel + i] & 0xff, line[i] & 0xff);
            } else {
                Ink.OVER.put(from, to, pixel + i, argb(line, i * 4), Ink.FULL);
            }
        }
    }

    private static int argb(byte[] rgba, int i) {
        return (rgba[i + 3] & 0xff) << 24
                | (rgba[i] & 0xff) << 16
                | (rgba[i + 1] & 0xff) << 8
                | (rgba[i + 2] & 0xff);
    }
}
