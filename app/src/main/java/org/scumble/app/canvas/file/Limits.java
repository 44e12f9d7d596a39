package org.scumble.app.canvas.file;

import java.io.IOException;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Surface;
import org.scumble.engine.image.Box;

/// How large what a file describes may be.
final class Limits {
    /// 268 megapixels: a square of 16384.
    static final long MOST_PIXELS = 1L << 28;

    /// Offsets beyond this are no places on any canvas.
    static final long FARTHEST = 1L << 30;

    /// What a pixel takes while a layer is read: once as a picture, once as tiles.
    static final int BYTES_A_PIXEL = 8;

    private Limits() {}

    /// The canvas of a file that claims this size.
    ///
    /// @throws IOException if there can be no such canvas
    static Box canvas(long width, long height) throws IOException {
        if (width < 1 || height < 1) {
            throw new IOException("it has no pixels");
        }
        if (width > Surface.LARGEST_SIDE
                || height > Surface.LARGEST_SIDE
                || width * height > MOST_PIXELS) {
            throw new IOException(
                    "it claims to be %d x %d pixels, more than a canvas may have"
                            .formatted(width, height));
        }
        return Box.of((int) width, (int) height);
    }

    /// @throws IOException if a document cannot have so many layers
    static void requireLayers(int count) throws IOException {
        if (count > Document.MOST_LAYERS) {
            throw new IOException("it has more than %d layers".formatted(Document.MOST_LAYERS));
        }
    }

    /// The part of a rectangle that lies on the canvas, whatever its numbers are.
    static Box onCanvas(long left, long top, long right, long bottom, Box canvas) {
        int x = (int) Math.clamp(left, 0, canvas.width());
        int y = (int) Math.clamp(top, 0, canvas.height());
        int width = (int) Math.clamp(right, 0, canvas.width()) - x;
        int height = (int) Math.clamp(bottom, 0, canvas.height()) - y;
        return width <= 0 || height <= 0 ? Box.EMPTY : new Box(x, y, width, height);
    }
}
