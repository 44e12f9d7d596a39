package org.scumble.engine.image;

import java.util.Arrays;

/// Takes the shift of colours off a painted picture that decoding puts there. How large it is, the
/// ring around what was replaced tells: there both pictures show the same. It may differ from place
/// to place; across the replaced part it is stretched like a skin from the ring. Works on the
/// stored sRGB values, where such shifts are even.
public final class ColourMatch {
    /// How far the ring reaches from what was replaced, in pixels.
    private static final float RING = 48;

    /// Nearer than this, what was painted has bled into what was kept.
    private static final float BLED = 2;

    private ColourMatch() {}

    /// The painted picture without the shift; the same object if there is none, or if the ring is
    /// too small or too unlike to tell. Alpha stays.
    ///
    /// @param painted the result, replaced part and surroundings
    /// @param original the same picture before
    /// @param replaced where both may differ: wherever it is above 0
    /// @throws IllegalArgumentException when the sizes differ
    public static Raster match(Raster painted, Raster original, Mask replaced) {
        requireSize(painted, original.width(), original.height());
        requireSize(painted, replaced.width(), replaced.height());
        boolean[] ring = ring(painted, original, replaced);
        byte[] result = painted.rgba().clone();
        for (int channel = 0; channel < 3; channel++) {
            ChannelShift shift = ChannelShift.measure(painted, original, ring, channel);
            shift.remove(result, channel);
        }
        return Arrays.equals(result, painted.rgba())
                ? painted
                : new Raster(painted.width(), painted.height(), result);
    }

    private static void requireSize(Raster painted, int width, int height) {
        if (painted.width() != width || painted.height() != height) {
            throw new IllegalArgumentException(
                    "A picture of %dx%d cannot be matched with %dx%d"
                            .formatted(painted.width(), painted.height(), width, height));
        }
    }

    /// The kept pixels near the replaced ones that are opaque in both pictures.
    private static boolean[] ring(Raster painted, Raster original, Mask replaced) {
        float[] distances = DistanceTransform.outside(replaced.threshold(1));
        boolean[] ring = new boolean[distances.length];
        for (int i = 0; i < ring.length; i++) {
            int alpha = i * Raster.CHANNELS + 3;
            ring[i] =
                    distances[i] > BLED
                            && distances[i] <= RING
                            && painted.rgba()[alpha] == (byte) 255
                            && original.rgba()[alpha] == (byte) 255;
        }
        return ring;
    }
}
