package org.scumble.app.ui;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.scumble.engine.image.Raster;
import org.scumble.engine.image.Resampling;

/// The engine's pictures as JavaFX images.
public final class Rasters {
    private Rasters() {}

    public static Image image(Raster raster) {
        int width = raster.width();
        int height = raster.height();
        byte[] bgra = swapRedAndBlue(raster.rgba());
        WritableImage image = new WritableImage(width, height);
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        width,
                        height,
                        PixelFormat.getByteBgraInstance(),
                        bgra,
                        0,
                        width * Raster.CHANNELS);
        return image;
    }

    /// A picture enlarged by Lanczos' filter, which stays crisp where the graphics card's own
    /// enlargement blurs.
    public static Image enlarge(Image image, int width, int height) {
        return image(Resampling.lanczos(raster(image), width, height));
    }

    /// The pixels of an image that is read already.
    public static Raster raster(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        byte[] bytes = new byte[width * height * Raster.CHANNELS];
        image.getPixelReader()
                .getPixels(
                        0,
                        0,
                        width,
                        height,
                        PixelFormat.getByteBgraInstance(),
                        bytes,
                        0,
                        width * Raster.CHANNELS);
        return new Raster(width, height, swapRedAndBlue(bytes));
    }

    private static byte[] swapRedAndBlue(byte[] pixels) {
        byte[] swapped = pixels.clone();
        for (int i = 0; i < pixels.length; i += Raster.CHANNELS) {
            swapped[i] = pixels[i + 2];
            swapped[i + 2] = pixels[i];
        }
        return swapped;
    }
}
