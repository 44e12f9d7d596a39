package org.scumble.app.canvas.paint;

import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.SurfaceEditor;
import org.scumble.app.canvas.document.Tile;
import org.scumble.app.canvas.document.Tiles;
import org.scumble.engine.image.Box;

/// Pours a colour over a region and under the anti-aliased edges around it. In a pixel of such an
/// edge, the poured colour takes the place of what is left there of the region's own, and the line
/// in front of it stays: no pale fringe, and no line eaten away.
final class Bucket {
    private final Document document;
    private final Layer layer;
    private final Region region;
    private final int argb;

    /// The colour being replaced, if it is the layer's own.
    private final byte @Nullable [] replaced;

    private final Ink ink;
    private final Selected selected;

    Bucket(Document document, Layer layer, Region region, int argb, byte @Nullable [] replaced) {
        this.document = document;
        this.layer = layer;
        this.region = region;
        this.argb = argb;
        this.replaced = replaced;
        this.ink = Ink.colour(layer);
        this.selected = Selected.of(document);
    }

    Document pour() {
        SurfaceEditor editor = layer.surface().edit();
        byte[] blank = new byte[Tile.bytes(layer.surface().channels())];
        Box area = region.bounds().grow(1).intersect(document.box());
        Tiles.each(
                area,
                (column, row, part) -> {
                    if (region.isNear(column, row) && !selected.misses(column, row)) {
                        Tile present = layer.surface().tile(column, row);
                        byte[] from = present == null ? blank : present.pixels();
                        byte[] to = editor.writable(column, row);
                        pour(from, to, part, selected.values(column, row));
                    }
                });
        editor.touch(area);
        return document.withLayer(layer.withSurface(editor.finish()));
    }

    private void pour(byte[] from, byte[] to, Box part, byte @Nullable [] selection) {
        for (int y = part.y(); y < part.bottom(); y++) {
            for (int x = part.x(); x < part.right(); x++) {
                int pixel = Tiles.index(x, y);
                int amount = selection == null ? Ink.FULL : Laying.amount(selection[pixel]);
                if (amount == 0) {
                    continue;
                }
                if (region.contains(x, y)) {
                    ink.put(from, to, pixel, argb, amount);
                } else {
                    edge(from, to, pixel, amount * region.rest(x, y));
                }
            }
        }
    }

    private void edge(byte[] from, byte[] to, int pixel, float amount) {
        if (amount == 0) {
            return;
        }
        if (ink == Ink.OVER && replaced != null) {
            exchange(from, to, pixel * 4, replaced, amount / Ink.FULL);
        } else {
            ink.put(from, to, pixel, argb, Math.round(amount));
        }
    }

    /// Puts the poured colour into the place of a share of another one, all times alpha.
    private void exchange(byte[] from, byte[] to, int i, byte[] other, float share) {
        float poured = (argb >>> 24) / 255f;
        float otherAlpha = (other[3] & 0xff) / 255f;
        float alpha = (from[i + 3] & 0xff) / 255f;
        float result = Math.clamp(alpha + share * poured * (1 - otherAlpha), 0, 1);
        to[i + 3] = (byte) Math.round(result * 255);
        for (int c = 0; c < 3 && result > 0; c++) {
            float colour = argb >> (16 - 8 * c) & 0xff;
            float gain = share * poured * (colour - (other[c] & 0xff) * otherAlpha);
            float value = ((from[i + c] & 0xff) * alpha + gain) / result;
            to[i + c] = (byte) Math.round(Math.clamp(value, 0, 255));
        }
    }
}
