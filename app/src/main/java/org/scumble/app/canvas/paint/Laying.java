package org.scumble.app.canvas.paint;

import java.util.Arrays;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.SurfaceEditor;
import org.scumble.app.canvas.document.Tile;
import org.scumble.app.canvas.document.Tiles;
import org.scumble.engine.image.Box;

/// Lays colours on a layer within the selection.
final class Laying {
    private Laying() {}

    /// @param area where, on the canvas
    static Document lay(Document document, Layer layer, Ink ink, Box area, Colours colours) {
        Selected selected = Selected.of(document);
        SurfaceEditor editor = layer.surface().edit();
        byte[] blank = new byte[Tile.bytes(layer.surface().channels())];
        int[] argb = new int[Tile.SIZE];
        Tiles.each(
                selected.within(area),
                (column, row, part) -> {
                    if (ink == Ink.NONE || selected.misses(column, row)) {
                        return;
                    }
                    Tile present = layer.surface().tile(column, row);
                    byte[] from = present == null ? blank : present.pixels();
                    byte[] selection = selected.values(column, row);
                    byte[] to = editor.writable(column, row);
                    for (int y = part.y(); y < part.bottom(); y++) {
                        colours.row(part.x(), y, part.width(), argb);
                        int first = Tiles.index(part.x(), y);
                        for (int i = 0; i < part.width(); i++) {
                            int amount =
                                    selection == null ? Ink.FULL : amount(selection[first + i]);
                            if (amount > 0) {
                                ink.put(from, to, first + i, argb[i], amount);
                            }
                        }
                    }
                });
        editor.touch(area);
        return document.withLayer(layer.withSurface(editor.finish()));
    }

    /// The same colour everywhere.
    static Colours plain(int argb) {
        return (_, _, count, to) -> Arrays.fill(to, 0, count, argb);
    }

    /// A selection's value as an amount of ink.
    static int amount(byte selection) {
        return (selection & 0xff) * (Ink.FULL / 255);
    }

    /// Says which colour each pixel gets.
    @FunctionalInterface
    interface Colours {
        /// Gives a row of them.
        ///
        /// @param to straight alpha, the pixel at (x, y) first
        void row(int x, int y, int count, int[] to);
    }
}
