package org.scumble.app.canvas.file;

import java.util.Random;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Surface;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;

/// Pictures and documents to write and read.
final class Samples {
    private Samples() {}

    /// A picture of one colour, RGBA.
    static Raster filled(int width, int height, int red, int green, int blue, int alpha) {
        Raster raster = Raster.blank(width, height);
        byte[] colour = {(byte) red, (byte) green, (byte) blue, (byte) alpha};
        for (int i = 0; i < raster.rgba().length; i++) {
            raster.rgba()[i] = colour[i % 4];
        }
        return raster;
    }

    /// Random bytes, none of them wholly transparent.
    static Raster noise(int width, int height, long seed) {
        Raster raster = Raster.blank(width, height);
        new Random(seed).nextBytes(raster.rgba());
        for (int i = 3; i < raster.rgba().length; i += 4) {
            if (raster.rgba()[i] == 0) {
                raster.rgba()[i] = 1;
            }
        }
        return raster;
    }

    static Mask noiseMask(int width, int height, long seed) {
        byte[] values = new byte[width * height];
        new Random(seed).nextBytes(values);
        return new Mask(width, height, values);
    }

    /// A layer with a picture somewhere on it.
    static Layer layer(Document document, long id, String name, Raster picture, int x, int y) {
        return Layer.raster(
                id, name, Surface.of(picture, document.width(), document.height(), x, y));
    }

    /// All pixels of a layer.
    static byte[] pixels(Layer layer) {
        Surface surface = layer.surface();
        byte[] pixels = new byte[surface.width() * surface.height() * surface.channels()];
        surface.read(Box.of(surface.width(), surface.height()), pixels);
        return pixels;
    }

    /// One pixel of a layer, as "r g b a".
    static String pixel(Layer layer, int x, int y) {
        byte[] rgba = new byte[4];
        layer.surface().read(new Box(x, y, 1, 1), rgba);
        return "%d %d %d %d"
                .formatted(rgba[0] & 0xff, rgba[1] & 0xff, rgba[2] & 0xff, rgba[3] & 0xff);
    }
}
