package org.scumble.engine.stage;

import java.util.ArrayList;
import java.util.List;

/// Decodes large latents in overlapping tiles, so that memory stays bounded. Neighbouring tiles
/// overlap by a quarter and are blended by a linear ramp, which hides their borders.
final class Tiling {
    /// The side of a tile in latents: 1024 pixels for Stable Diffusion, so that its usual sizes are
    /// decoded whole.
    static final int TILE = 128;

    private static final int OVERLAP = TILE / 4;

    private Tiling() {}

    /// Decodes one tile of latents into its pixels.
    @FunctionalInterface
    interface TileDecoder {
        float[] decode(float[] latents, LatentSize size);
    }

    /// @param channels of a pixel
    /// @param scale pixels across one latent
    static float[] decode(
            float[] latents, LatentSize size, int channels, int scale, TileDecoder decoder) {
        if (size.height() <= TILE && size.width() <= TILE) {
            return decoder.decode(latents, size);
        }
        Canvas canvas = new Canvas(channels, size.height() * scale, size.width() * scale);
        for (Span rows : spans(size.height())) {
            for (Span columns : spans(size.width())) {
                LatentSize tile = new LatentSize(size.channels(), rows.length(), columns.length());
                float[] pixels = decoder.decode(crop(latents, size, rows, columns), tile);
                canvas.add(pixels, rows.times(scale), columns.times(scale), OVERLAP * scale);
            }
        }
        return canvas.blended();
    }

    /// Spans of at most [#TILE] that cover `length` and overlap by at least [#OVERLAP].
    static List<Span> spans(int length) {
        List<Span> spans = new ArrayList<>();
        for (int start = 0; ; start += TILE - OVERLAP) {
            if (start + TILE >= length) {
                int last = Math.max(0, length - TILE);
                spans.add(new Span(last, Math.min(TILE, length)));
                return spans;
            }
            spans.add(new Span(start, TILE));
        }
    }

    private static float[] crop(float[] latents, LatentSize size, Span rows, Span columns) {
        float[] tile = new float[size.channels() * rows.length() * columns.length()];
        int to = 0;
        for (int c = 0; c < size.channels(); c++) {
            for (int y = rows.start(); y < rows.end(); y++) {
                int from = (c * size.height() + y) * size.width() + columns.start();
                System.arraycopy(latents, from, tile, to, columns.length());
                to += columns.length();
            }
        }
        return tile;
    }

    record Span(int start, int length) {
        int end() {
            return start + length;
        }

        Span times(int factor) {
            return new Span(start * factor, length * factor);
        }

        /// The weight of the pixel at `offset` from the start: it rises over the overlap from each
        /// end that lies inside the picture.
        float weight(int offset, int ramp, int whole) {
            float fromStart = start == 0 ? 1 : (offset + 0.5f) / ramp;
            float fromEnd = end() == whole ? 1 : (length - offset - 0.5f) / ramp;
            return Math.min(1, Math.min(fromStart, fromEnd));
        }
    }

    /// Pixels with the sum of the weights they were added with.
    private static final class Canvas {
        private final int channels;
        private final int height;
        private final int width;
        private final float[] sum;
        private final float[] weights;

        Canvas(int channels, int height, int width) {
            this.channels = channels;
            this.height = height;
            this.width = width;
            this.sum = new float[channels * height * width];
            this.weights = new float[height * width];
        }

        void add(float[] pixels, Span rows, Span columns, int ramp) {
            for (int y = 0; y < rows.length(); y++) {
                float down = rows.weight(y, ramp, height);
                for (int x = 0; x < columns.length(); x++) {
                    float weight = down * columns.weight(x, ramp, width);
                    int at = (rows.start() + y) * width + columns.start() + x;
                    weights[at] += weight;
                    for (int c = 0; c < channels; c++) {
                        int from = (c * rows.length() + y) * columns.length() + x;
                        sum[c * height * width + at] += weight * pixels[from];
                    }
                }
            }
        }

        float[] blended() {
            for (int c = 0; c < channels; c++) {
                for (int at = 0; at < weights.length; at++) {
                    sum[c * weights.length + at] /= weights[at];
                }
            }
            return sum;
        }
    }
}
