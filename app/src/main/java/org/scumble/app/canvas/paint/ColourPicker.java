package org.scumble.app.canvas.paint;

import org.scumble.app.canvas.document.Compositor;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Raster;

/// Takes up a colour from the canvas.
public final class ColourPicker {
    private ColourPicker() {}

    /// The mean colour of what can be seen around a pixel.
    ///
    /// @param size how many pixels a side: 1 for that pixel alone, 3, 5, ...; those off the canvas
    ///     do not count
    /// @return straight alpha; 0 if the pixel is off the canvas
    public static int visible(Document document, int x, int y, int size) {
        Box area = around(document, x, y, size);
        return area.isEmpty() ? 0 : mean(Compositor.render(document, area));
    }

    /// The mean colour of one layer around a pixel; of a mask, a grey.
    ///
    /// @return straight alpha; 0 if the pixel is off the canvas
    public static int layer(Document document, long layer, int x, int y, int size) {
        Layer source = Targets.layer(document, layer);
        Box area = around(document, x, y, size);
        if (area.isEmpty()) {
            return 0;
        }
        return mean(
                source.kind() == Layer.Kind.MASK
                        ? source.surface().mask(area).toRaster()
                        : source.surface().raster(area));
    }

    private static Box around(Document document, int x, int y, int size) {
        if (!document.box().contains(x, y)) {
            return Box.EMPTY;
        }
        int half = (size - 1) / 2;
        return new Box(x - half, y - half, size, size).intersect(document.box());
    }

    private static int mean(Raster picture) {
        long[] sum = new long[3];
        long alphas = 0;
        byte[] rgba = picture.rgba();
        for (int i = 0; i < rgba.length; i += Raster.CHANNELS) {
            int alpha = rgba[i + 3] & 0xff;
            alphas += alpha;
            for (int c = 0; c < 3; c++) {
                sum[c] += (long) alpha * (rgba[i + c] & 0xff);
            }
        }
        if (alphas == 0) {
            return 0;
        }
        long pixels = rgba.length / Raster.CHANNELS;
        int result = (int) ((alphas + pixels / 2) / pixels) << 24;
        for (int c = 0; c < 3; c++) {
            result |= (int) ((sum[c] + alphas / 2) / alphas) << (16 - 8 * c);
        }
        return result;
    }
}
