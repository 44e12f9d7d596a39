package org.scumble.app.canvas.paint;

import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.document.SurfaceEditor;
import org.scumble.app.canvas.document.Tile;
import org.scumble.app.canvas.document.Tiles;
import org.scumble.engine.image.Box;

/// Moves, scales or turns what is on a layer, or the selected part of it, with the selection. The
/// pixels stay as they were cut out until the session ends: however many maps are tried, they are
/// resampled once, and nothing is lost beyond the canvas's edge meanwhile.
///
/// Transparency locks do not matter here: pixels take their alpha with them. Of softly selected
/// pixels, that share is cut out. Safe for use by several threads.
public final class TransformSession {
    private final Document document;
    private final Layer layer;
    private final Floating floating;
    private final Surface rest;

    // What was shown last, since the same map is usually asked for once more at the end.
    private Affine shownMap = Affine.IDENTITY;
    private Document shown;

    private TransformSession(Document document, Layer layer) {
        this.document = document;
        this.layer = layer;
        this.shown = document;
        Surface surface = layer.surface();
        Surface selection = document.selection();
        if (selection == null) {
            floating = Floating.of(surface);
            rest = Surface.blank(surface.width(), surface.height(), surface.channels());
        } else {
            floating = Floating.of(cut(surface, selection, true));
            rest = cut(surface, selection, false);
        }
    }

    /// Cuts out what is selected on a layer; all of it if nothing is.
    public static TransformSession begin(Document document, long layer) {
        return new TransformSession(document, Targets.layer(document, layer));
    }

    /// Around the pixels that were cut out; empty if there are none, and then no map does anything.
    public Box bounds() {
        return floating.bounds();
    }

    /// The pixels that were cut out, where they were.
    public Surface content() {
        return floating.content();
    }

    /// The document without them.
    public Document rest() {
        return document.withLayer(layer.withSurface(rest));
    }

    /// The document with the pixels where `map` sends them, for drawing. Equals what [#finish]
    /// gives for the same map.
    ///
    /// @param map if it flattens everything to a line, no pixels are left
    public synchronized Document live(Affine map) {
        if (!map.equals(shownMap)) {
            shown = transformed(map);
            shownMap = map;
        }
        return shown;
    }

    /// The document to keep. If nothing moved, it is the one the session began with.
    public Document finish(Affine map) {
        return live(map);
    }

    private Document transformed(Affine map) {
        if (bounds().isEmpty() || map.equals(Affine.IDENTITY)) {
            return document;
        }
        if (!map.canInvert()) {
            return rest();
        }
        return document.withLayer(layer.withSurface(floating.laid(map, rest)))
                .withSelection(selection(map));
    }

    private @Nullable Surface selection(Affine map) {
        Surface selection = document.selection();
        if (selection == null) {
            return null;
        }
        Surface blank = Surface.blank(document.width(), document.height(), 1);
        Surface moved = Floating.of(selection).laid(map, blank);
        return moved.isBlank() ? null : moved;
    }

    /// The selected share of every pixel's alpha or value, or what is left without it. The two add
    /// up to the pixel.
    private static Surface cut(Surface surface, Surface selection, boolean take) {
        int channels = surface.channels();
        SurfaceEditor editor = surface.edit();
        Tiles.each(
                surface.box(),
                (column, row, part) -> {
                    Tile tile = surface.tile(column, row);
                    Tile mask = selection.tile(column, row);
                    if (tile == null || (mask == null && !take)) {
                        return;
                    }
                    byte[] values = mask == null ? new byte[Tile.bytes(1)] : mask.pixels();
                    cut(tile.pixels(), values, editor.writable(column, row), channels, take);
                    editor.touch(part);
                });
        return editor.finish();
    }

    private static void cut(byte[] from, byte[] mask, byte[] to, int channels, boolean take) {
        for (int i = 0; i < mask.length; i++) {
            int last = i * channels + channels - 1;
            int present = from[last] & 0xff;
            int taken = (present * (mask[i] & 0xff) + 127) / 255;
            int left = take ? taken : present - taken;
            to[last] = (byte) left;
            if (left == 0) {
                for (int c = 1; c < channels; c++) {
                    to[last - c] = 0;
                }
            }
        }
    }
}
