package org.scumble.app.ui;

import java.nio.IntBuffer;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// Images that share their pixels with an array, so that drawing there is all it takes.
public final class ScreenImages {
    private ScreenImages() {}

    /// A buffer over an array.
    ///
    /// @param pixels premultiplied ARGB, rows from the top
    public static PixelBuffer<IntBuffer> buffer(int[] pixels, int width, int height) {
        return new PixelBuffer<>(
                width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
    }

    /// Shows what is in a buffer, whenever it is said to have changed.
    public static WritableImage image(PixelBuffer<IntBuffer> buffer) {
        return new WritableImage(buffer);
    }
}
