package org.scumble.app.canvas.file;

import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;

/// How a mask is stored as a picture that other programs show harmlessly: one colour, the mask's
/// values as its alpha.
final class OraMask {
    private static final int RED = 0xe0;
    private static final int GREEN = 0x40;
    private static final int BLUE = 0x40;

    private OraMask() {}

    static Raster picture(Mask mask) {
        Raster raster = Raster.blank(mask.width(), mask.height());
        byte[] rgba = raster.rgba();
        for (int i = 0; i < mask.values().length; i++) {
            rgba[i * Raster.CHANNELS] = (byte) RED;
            rgba[i * Raster.CHANNELS + 1] = (byte) GREEN;
            rgba[i * Raster.CHANNELS + 2] = (byte) BLUE;
            rgba[i * Raster.CHANNELS + 3] = mask.values()[i];
        }
        return raster;
    }

    static Mask mask(Raster picture) {
        return Mask.alphaOf(picture);
    }
}
