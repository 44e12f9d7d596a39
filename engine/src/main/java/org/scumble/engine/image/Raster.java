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
