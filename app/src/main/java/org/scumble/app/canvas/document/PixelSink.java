package org.scumble.app.canvas.document;

import java.util.Arrays;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Raster;

/// Where the finished rows of a picture go, and in which form.
sealed interface PixelSink {
    /// Makes everything transparent.
    void clear();

    /// Takes pixels that one layer alone makes.
    ///
    /// @param rgba straight alpha, the first pixel at `from`
    void copy(byte[] rgba, int from, int x, int y, int count);

    /// Takes mixed pixels.
    ///
    /// @param mixed four floats a pixel: colours times alpha, 0 to 255; alpha, 0 to 1
    void mixed(float[] mixed, int x, int y, int count);

    /// Takes transparent pixels.
    void nothing(int x, int y, int count);

    /// 0xAARRGGBB with colours times alpha.
    record Premultiplied(int[] argb, Box area, int stride) implements PixelSink {
        private int index(int x, int y) {
            return (y - area.y()) * stride + x - area.x();
        }

        @Override
        public void clear() {
            for (int y = 0; y < area.height(); y++) {
                Arrays.fill(argb, y * stride, y * stride + area.width(), 0);
            }
        }

        @Override
        public void nothing(int x, int y, int count) {
            int to = index(x, y);
            Arrays.fill(argb, to, to + count, 0);
        }

        @Override
        public void copy(byte[] rgba, int from, int x, int y, int count) {
            int to = index(x, y);
            for (int i = 0; i < count; i++, from += Raster.CHANNELS) {
                int alpha = rgba[from + 3] & 0xff;
                int red = rgba[from] & 0xff;
                int green = rgba[from + 1] & 0xff;
                int blue = rgba[from + 2] & 0xff;
                if (alpha != 0xff) {
                    red = times(red, alpha);
                    green = times(green, alpha);
                    blue = times(blue, alpha);
                }
                argb[to + i] = alpha << 24 | red << 16 | green << 8 | blue;
            }
        }

        /// a * b / 255, rounded; exact for bytes.
        private static int times(int a, int b) {
            int product = a * b + 128;
            return (product + (product >> 8)) >> 8;
        }

        @Override
        public void mixed(float[] mixed, int x, int y, int count) {
            int to = index(x, y);
            for (int i = 0, from = 0; i < count; i++, from += 4) {
                int alpha = (int) (mixed[from + 3] * 255 + 0.5f);
                int red = Math.min(alpha, (int) (mixed[from] + 0.5f));
                int green = Math.min(alpha, (int) (mixed[from + 1] + 0.5f));
                int blue = Math.min(alpha, (int) (mixed[from + 2] + 0.5f));
                argb[to + i] = alpha << 24 | red << 16 | green << 8 | blue;
            }
        }
    }

    /// R, G, B, A bytes with straight alpha.
    record Straight(byte[] rgba, Box area) implements PixelSink {
        private int index(int x, int y) {
            return ((y - area.y()) * area.width() + x - area.x()) * Raster.CHANNELS;
        }

        @Override
        public void clear() {
            Arrays.fill(rgba, (byte) 0);
        }

        @Override
        public void nothing(int x, int y, int count) {
            int to = index(x, y);
            Arrays.fill(rgba, to, to + count * Raster.CHANNELS, (byte) 0);
        }

        @Override
        public void copy(byte[] from, int at, int x, int y, int count) {
            System.arraycopy(from, at, rgba, index(x, y), count * Raster.CHANNELS);
        }

        @Override
        public void mixed(float[] mixed, int x, int y, int count) {
            int to = index(x, y);
            for (int from = 0; from < count * 4; from += 4, to += Raster.CHANNELS) {
                float alpha = mixed[from + 3];
                int rounded = (int) (alpha * 255 + 0.5f);
                float scale = rounded == 0 ? 0 : 1 / alpha;
                for (int c = 0; c < 3; c++) {
                    float value = mixed[from + c] * scale + 0.5f;
                    rgba[to + c] = (byte) Math.min(255, (int) value);
                }
                rgba[to + 3] = (byte) rounded;
            }
        }
    }
}
