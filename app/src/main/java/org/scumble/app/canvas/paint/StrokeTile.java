package org.scumble.app.canvas.paint;

import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Tile;
import org.scumble.engine.image.Box;

/// What one stroke has done to one tile: how far it covers each pixel, and the pixels as they were.
final class StrokeTile {
    private final byte[] before;
    private final char[] coverage = new char[Tile.SIZE * Tile.SIZE];
    private Box dirty = Box.EMPTY;

    /// @param before the tile's bytes before the stroke, not to be changed
    StrokeTile(byte[] before) {
        this.before = before;
    }

    /// Adds a dab: every pixel comes nearer to `strength` by the dab's coverage and never
    /// passes it. Dabs over each other thus close up to an even line, and a stroke that crosses
    /// itself does not darken.
    ///
    /// @param part what changes, in pixels of the tile
    /// @param dabX the dab's first column in pixels of the tile, may be negative
    /// @param strength 0 to [Ink#FULL]
    void add(Dab dab, Box part, int dabX, int dabY, int strength) {
        char[] print = dab.coverage();
        for (int y = part.y(); y < part.bottom(); y++) {
            int from = (y - dabY) * dab.side() + part.x() - dabX;
            int to = y * Tile.SIZE + part.x();
            for (int end = to + part.width(); to < end; to++, from++) {
                int present = coverage[to];
                int share = print[from];
                // 0xffff counts as a whole, and the product fits 32 bits without a sign.
                int gain = (Math.max(0, strength - present) * (share + (share >>> 15))) >>> 16;
                coverage[to] = (char) (present + gain);
            }
        }
        dirty = dirty.union(part);
    }

    /// What changed since the stroke was last laid, in pixels of the tile.
    Box dirty() {
        return dirty;
    }

    /// Lays the stroke anew on what changed since the last time.
    ///
    /// @param selection the selection's values in this tile; null for all
    /// @param opacity of the stroke, 0 to 1
    void lay(byte[] to, Ink ink, int argb, double opacity, byte @Nullable [] selection) {
        float whole = (float) opacity;
        for (int y = dirty.y(); y < dirty.bottom(); y++) {
            int pixel = y * Tile.SIZE + dirty.x();
            for (int end = pixel + dirty.width(); pixel < end; pixel++) {
                float share = selection == null ? whole : whole * (selection[pixel] & 0xff) / 255f;
                int amount = (int) (coverage[pixel] * share + 0.5f);
                if (amount > 0) {
                    ink.put(before, to, pixel, argb, amount);
                }
            }
        }
        dirty = Box.EMPTY;
    }
}
