package org.scumble.app.canvas;

import org.scumble.engine.image.Raster;

/// Layers' pixels made fit to be seen small.
final class Thumbnails {
    /// Side of a checkerboard's square, as a power of two.
    private static final int CHECK_SHIFT = 3;

    private static final int LIGHT = 0xc9;
    private static final int DARK = 0xb2;

    private Thumbnails() {}

    /// Values as opaque greys.
    static byte[] grey(byte[] values) {
        byte[] rgba = new byte[values.length * Raster.CHANNELS];
        for (int i = 0; i < values.length; i++) {
            int to = i * Raster.CHANNELS;
            rgba[to] = values[i];
            rgba[to + 1] = values[i];
            rgba[to + 2] = values[i];
            rgba[to + 3] = (byte) 255;
        }
        return rgba;
    }

    /// Straight RGBA laid on a checkerboard.
    static byte[] onChecks(byte[] rgba, int width) {
        byte[] result = new byte[rgba.length];
        for (int i = 0; i < rgba.length; i += Raster.CHANNELS) {
            int pixel = i / Raster.CHANNELS;
            int square = ((pixel % width) >> CHECK_SHIFT) + ((pixel / width) >> CHECK_SHIFT);
            int ground = (square & 1) == 0 ? LIGHT : DARK;
            int alpha = rgba[i + 3] & 0xff;
            for (int c = 0; c < 3; c++) {
                int mixed = (rgba[i + c] & 0xff) * alpha + ground * (255 - alpha);
                result[i + c] = (byte) ((mixed + 127) / 255);
            }
            result[i + 3] = (byte) 255;
        }
        return result;
    }
}
