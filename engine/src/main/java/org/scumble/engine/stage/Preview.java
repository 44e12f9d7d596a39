package org.scumble.engine.stage;

import org.scumble.engine.Cancellation;
import org.scumble.engine.image.Raster;

/// A rough picture of latents on their way: decoded small, so that it costs a fraction of a step.
/// Latents behave like a small picture of the picture, so averaging neighbours keeps what is seen.
public final class Preview {
    /// The longest side that is decoded, in latents.
    private static final int LONGEST = 16;

    private final LatentCodec codec;

    Preview(LatentCodec codec) {
        this.codec = codec;
    }

    /// @param latents `[channels, height, width]`, clean as far as known
    public Raster of(float[] latents, LatentSize size, Cancellation cancellation) {
        int longest = Math.max(size.height(), size.width());
        int shortest = Math.min(size.height(), size.width());
        int factor = Math.min(shortest, Math.ceilDiv(longest, LONGEST));
        LatentSize small =
                new LatentSize(size.channels(), size.height() / factor, size.width() / factor);
        float[] pixels = codec.decode(averaged(latents, size, small, factor), small, cancellation);
        return Raster.fromPlanes(
                pixels,
                small.width() * codec.pixelsPerLatent(),
                small.height() * codec.pixelsPerLatent());
    }

    private static float[] averaged(
            float[] latents, LatentSize size, LatentSize small, int factor) {
        if (factor == 1) {
            return latents;
        }
        float[] means = new float[small.elements()];
        int at = 0;
        for (int c = 0; c < small.channels(); c++) {
            for (int y = 0; y < small.height(); y++) {
                for (int x = 0; x < small.width(); x++) {
                    means[at++] = mean(latents, size, c, y * factor, x * factor, factor);
                }
            }
        }
        return means;
    }

    private static float mean(
            float[] latents, LatentSize size, int c, int top, int left, int side) {
        float sum = 0;
        for (int y = top; y < top + side; y++) {
            for (int x = left; x < left + side; x++) {
                sum += latents[(c * size.height() + y) * size.width() + x];
            }
        }
        return sum / (side * side);
    }
}
