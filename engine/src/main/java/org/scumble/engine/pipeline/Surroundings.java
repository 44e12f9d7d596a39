package org.scumble.engine.pipeline;

import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;
import org.scumble.engine.image.Resampling;

/// Masks and pictures in the forms that latents and inpainting models take.
final class Surroundings {
    private Surroundings() {}

    /// What an inpainting model is shown beside the noisy latents, in diffusers' order.
    ///
    /// @param mask `[height, width]`, 1 where it paints
    /// @param latents `[channels, height, width]` of the picture with grey under the mask
    static float[] beside(float[] mask, float[] latents) {
        float[] beside = new float[mask.length + latents.length];
        System.arraycopy(mask, 0, beside, 0, mask.length);
        System.arraycopy(latents, 0, beside, mask.length, latents.length);
        return beside;
    }

    /// The colours of a picture as planes, mid grey (0) wherever the mask has half or more.
    static float[] besideMask(Raster picture, Mask mask) {
        float[] planes = picture.toPlanes();
        int pixels = mask.values().length;
        for (int i = 0; i < planes.length; i++) {
            if ((mask.values()[i % pixels] & 0xff) >= Mask.HALF) {
                planes[i] = 0;
            }
        }
        return planes;
    }

    /// A mask at another size: averaged where it becomes smaller.
    static Mask scaled(Mask mask, int width, int height) {
        return width <= mask.width() && height <= mask.height()
                ? Resampling.area(mask, width, height)
                : Resampling.linear(mask, width, height);
    }

    /// A mask at another size: at each place the greatest value of those that it comes from, so
    /// that nothing is repainted less for being small.
    static Mask greatest(Mask mask, int width, int height) {
        byte[] values = new byte[width * height];
        for (int y = 0; y < height; y++) {
            int top = from(y, height, mask.height());
            int bottom = to(y, height, mask.height());
            for (int x = 0; x < width; x++) {
                int left = from(x, width, mask.width());
                int right = to(x, width, mask.width());
                values[y * width + x] = greatest(mask, left, top, right, bottom);
            }
        }
        return new Mask(width, height, values);
    }

    /// Every value or that of the greatest of its eight neighbours.
    static Mask grown(Mask mask) {
        byte[] values = new byte[mask.values().length];
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                values[y * mask.width() + x] =
                        greatest(
                                mask,
                                Math.max(0, x - 1),
                                Math.max(0, y - 1),
                                Math.min(mask.width(), x + 2),
                                Math.min(mask.height(), y + 2));
            }
        }
        return new Mask(mask.width(), mask.height(), values);
    }

    private static int from(int place, int places, int length) {
        return (int) ((long) place * length / places);
    }

    private static int to(int place, int places, int length) {
        return (int) Math.ceilDiv((place + 1L) * length, (long) places);
    }

    private static byte greatest(Mask mask, int left, int top, int right, int bottom) {
        int most = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                most = Math.max(most, mask.get(x, y));
            }
        }
        return (byte) most;
    }

    /// Values from 0 to 1.
    static float[] shares(Mask mask) {
        float[] shares = new float[mask.values().length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (mask.values()[i] & 0xff) / 255f;
        }
        return shares;
    }
}
