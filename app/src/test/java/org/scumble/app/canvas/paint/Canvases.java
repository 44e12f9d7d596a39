package org.scumble.app.canvas.paint;

import java.util.Random;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Layers;
import org.scumble.app.canvas.document.Surface;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;

/// Documents to paint on, and looks at what became of them.
final class Canvases {
    /// The layer every one of these documents has.
    static final long LAYER = 1;

    private Canvases() {}

    /// Noise in all four channels; transparent pixels are all zero.
    static Document noise(int width, int height) {
        Raster raster = Raster.blank(width, height);
        new Random(7).nextBytes(raster.rgba());
        byte[] rgba = raster.rgba();
        for (int i = 0; i < rgba.length; i += 4) {
            if (rgba[i + 3] == 0) {
                rgba[i] = 0;
                rgba[i + 1] = 0;
                rgba[i + 2] = 0;
            }
        }
        return Document.of(raster, "Noise");
    }

    static Document plain(int width, int height, int argb) {
        return Fills.fill(Document.blank(width, height), LAYER, argb);
    }

    /// With an empty mask layer; gives its id.
    static Document withMask(Document document) {
        Surface blank = Surface.blank(document.width(), document.height(), 1);
        return Layers.add(document, Layer.mask(document.nextId(), "Mask", blank));
    }

    /// Selects every pixel by another amount, none and all among them.
    static Document withSoftSelection(Document document) {
        byte[] values = new byte[document.width() * document.height()];
        for (int i = 0; i < values.length; i++) {
            int x = i % document.width();
            values[i] = (byte) (x < 20 ? 0 : Math.min(255, (x - 20) * 5));
        }
        Mask mask = new Mask(document.width(), document.height(), values);
        return document.withSelection(Surface.of(mask, document.width(), document.height(), 0, 0));
    }

    static Raster raster(Document document) {
        return document.layer(LAYER).orElseThrow().surface().raster(document.box());
    }

    static int argb(Document document, int x, int y) {
        Raster pixel = document.layer(LAYER).orElseThrow().surface().raster(new Box(x, y, 1, 1));
        return pixel.get(0, 0, 3) << 24
                | pixel.get(0, 0, 0) << 16
                | pixel.get(0, 0, 1) << 8
                | pixel.get(0, 0, 2);
    }

    static int alpha(Document document, int x, int y) {
        return argb(document, x, y) >>> 24;
    }

    static int value(Surface surface, int x, int y) {
        return surface.mask(new Box(x, y, 1, 1)).get(0, 0);
    }

    static int selected(Document document, int x, int y) {
        Surface selection = document.selection();
        return selection == null ? 255 : value(selection, x, y);
    }
}
