package org.scumble.engine.image;

/// A picture in memory: 8 bits a channel, interleaved, straight (not premultiplied) alpha, sRGB.
///
/// @param rgba `height * width * 4` bytes in the order R, G, B, A, rows from the top; owned by the
///     raster and not to be changed once shared
public record Raster(int width, int height, byte[] rgba) {
    public static final int CHANNELS = 4;

    public Raster {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("A raster of " + width + "x" + height + " pixels");
        }
        long expected = (long) width * height * CHANNELS;
        if (rgba.length != expected) {
            throw new IllegalArgumentException(
                    width + "x" + height + " needs " + expected + " bytes, not " + rgba.length);
        }
    }

    /// A transparent black raster.
    public static Raster blank(int width, int height) {
        return new Raster(
                width,
                height,
                new byte[Math.multiplyExact(Math.multiplyExact(width, height), CHANNELS)]);
    }

    /// The index of a pixel's red byte in [#rgba].
    public int index(int x, int y) {
        return (y * width + x) * CHANNELS;
    }

    /// One channel of one pixel, 0–255.
    public int get(int x, int y, int channel) {
        return rgba[index(x, y) + channel] & 0xff;
    }

    /// A part of the picture, in bytes of its own.
    ///
    /// @param box in pixels of this picture, not empty and inside it
    /// @throws IllegalArgumentException if it is empty or sticks out
    public Raster crop(Box box) {
        if (box.isEmpty() || !Box.of(width, height).contains(box)) {
            throw new IllegalArgumentException(
                    box + " is no part of a picture of " + width + "x" + height + " pixels");
        }
        Raster part = blank(box.width(), box.height());
        for (int y = 0; y < box.height(); y++) {
            System.arraycopy(
                    rgba,
                    index(box.x(), box.y() + y),
                    part.rgba,
                    part.index(0, y),
                    box.width() * CHANNELS);
        }
        return part;
    }

    /// This picture with another laid over it by its alpha (source over, on the sRGB values as they
    /// are stored). Where the patch is transparent or does not reach, every byte stays as it is;
    /// where it is opaque, its bytes are taken.
    ///
    /// @param x the column where the patch's leftmost comes to lie; the patch may stick out
    /// @param y the row where its topmost comes to lie
    public Raster laid(Raster patch, int x, int y) {
        Raster result = new Raster(width, height, rgba.clone());
        Box inside = new Box(x, y, patch.width, patch.height).intersect(Box.of(width, height));
        for (int row = inside.y(); row < inside.bottom(); row++) {
            int to = index(inside.x(), row);
            int from = patch.index(inside.x() - x, row - y);
            for (int i = 0; i < inside.width(); i++, to += CHANNELS, from += CHANNELS) {
                layPixel(patch.rgba, from, result.rgba, to);
            }
        }
        return result;
    }

    /// In whole numbers, so that equal colours stay equal.
    private static void layPixel(byte[] over, int from, byte[] under, int to) {
        int alpha = over[from + 3] & 0xff;
        if (alpha == 0) {
            return;
        }
        if (alpha == 255) {
            System.arraycopy(over, from, under, to, CHANNELS);
            return;
        }
        int overShare = alpha * 255;
        int underShare = (under[to + 3] & 0xff) * (255 - alpha);
        int total = overShare + underShare;
        for (int c = 0; c < 3; c++) {
            int sum = (over[from + c] & 0xff) * overShare + (under[to + c] & 0xff) * underShare;
            under[to + c] = (byte) ((sum + total / 2) / total);
        }
        under[to + 3] = (byte) ((total + 127) / 255);
    }

    /// Whether no pixel lets anything through.
    public boolean isOpaque() {
        for (int i = 3; i < rgba.length; i += CHANNELS) {
            if (rgba[i] != (byte) 255) {
                return false;
            }
        }
        return true;
    }

    /// An opaque picture from planes of floats.
    ///
    /// @param planes `[3, height, width]`, -1 for black to 1 for full; values beyond are clipped
    public static Raster fromPlanes(float[] planes, int width, int height) {
        Raster raster = blank(width, height);
        int pixels = width * height;
        for (int i = 0; i < pixels; i++) {
            for (int c = 0; c < 3; c++) {
                float value = (planes[c * pixels + i] + 1) * 127.5f;
                raster.rgba[i * CHANNELS + c] = (byte) Math.round(Math.clamp(value, 0, 255));
            }
            raster.rgba[i * CHANNELS + 3] = (byte) 255;
        }
        return raster;
    }

    /// The colours as planes of floats, `[3, height, width]`, -1 for black to 1 for full.
    /// Transparent pixels are laid on white.
    public float[] toPlanes() {
        int pixels = width * height;
        float[] planes = new float[3 * pixels];
        for (int i = 0; i < pixels; i++) {
            float alpha = (rgba[i * CHANNELS + 3] & 0xff) / 255f;
            for (int c = 0; c < 3; c++) {
                float value = (rgba[i * CHANNELS + c] & 0xff) * alpha + 255 * (1 - alpha);
                planes[c * pixels + i] = value / 127.5f - 1;
            }
        }
        return planes;
    }
}
