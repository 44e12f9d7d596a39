package org.scumble.engine.pipeline;

import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;
import org.scumble.engine.image.Resampling;
import org.scumble.engine.stage.LatentSize;

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

    /// The mask of latents: of each the greatest value of its pixels, so that none is repainted
    /// only half.
    ///
    /// @param mask of as many pixels as the latents stand for
    /// @param grown whether to take the greatest of the neighbours too, because a latent also
    ///     colours pixels beyond its own
    static Mask ofLatents(Mask mask, LatentSize size, boolean grown) {
        int side = mask.width() / size.width();
        Mask latents = greatest(mask, size.width(), size.height(), side, 0, side);
        return grown ? greatest(latents, size.width(), size.height(), 1, 1, 3) : latents;
    }

    /// The greatest value in a square of `length` for each target: `before` pixels before the start
    /// of its own, which are `step` apart.
    private static Mask greatest(
            Mask mask, int width, int height, int step, int before, int length) {
        byte[] values = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int left = x * step - before;
                int top = y * step - before;
                int most = 0;
                for (int v = Math.max(0, top); v < Math.min(mask.height(), top + length); v++) {
                    for (int u = Math.max(0, left);
                            u < Math.min(mask.width(), left + length);
                            u++) {
                        most = Math.max(most, mask.get(u, v));
                    }
                }
                values[y * width + x] = (byte) most;
            }
        }
        return new Mask(width, height, values);
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
