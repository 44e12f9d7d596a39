package org.scumble.engine.pipeline;

import org.scumble.engine.InpaintOptions;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.DistanceTransform;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Resampling;

/// How the edge of a mask is treated, in pixels of the picture. What the options leave open follows
/// Krita AI Diffusion: wide bands for large masks, narrow ones at low strength.
///
/// @param grow how far the middle of the feather lies beyond the mask
/// @param feather over how many pixels repainting fades out
/// @param blend over how many pixels the finished picture is mixed, inwards from where repainting
///     ends
public record MaskEdges(int grow, int feather, int blend) {
    private static final double FEATHER_PER_DIAGONAL = 0.1;
    private static final double LEAST_FEATHER = 32;
    private static final double LEAST_GROWTH = 4;
    private static final double MOST_BLEND = 25;

    /// A region that is much enlarged after painting is blended over so many of its coarse latents.
    private static final double BLENDED_LATENTS = 2;

    /// The side of the pictures that these lengths are meant for. Models of smaller ones get
    /// shorter ones.
    private static final double USUAL_SIDE = 512;

    /// No compact region has a longer diagonal than this many times its inner radius, so a long
    /// thin one is treated as a compact one of its thickness.
    private static final double DIAGONAL_PER_RADIUS = 4;

    /// The radius is measured on a mask of about this size.
    private static final int MEASURED_SIDE = 256;

    /// Values this near to the strongest are the mask's core, around which it grows. Softer ones
    /// are repainted by as much as they say.
    private static final double CORE = 0.9;

    /// The bands that options ask for, or that suit the mask.
    ///
    /// @param mask the picture's
    /// @param bounds of what it covers, not empty
    public static MaskEdges of(
            Mask mask, Box bounds, double strength, InpaintOptions options, PictureLimits limits) {
        Integer wantedFeather = options.feather();
        Integer wantedGrowth = options.grow();
        Integer wantedBlend = options.blend();
        double scale = Math.min(1, limits.nativeSide() / USUAL_SIDE);
        double diagonal = diagonal(mask, bounds);
        double usualFeather = Math.max(scale * LEAST_FEATHER, FEATHER_PER_DIAGONAL * diagonal);
        int feather =
                wantedFeather != null ? wantedFeather : (int) Math.round(strength * usualFeather);
        int grow =
                wantedGrowth != null
                        ? wantedGrowth
                        : (int) Math.ceil(scale * LEAST_GROWTH) + feather / 2;
        double latent = limits.grid() * diagonal / limits.refinedSide();
        double usualBlend = Math.max(scale * MOST_BLEND, BLENDED_LATENTS * latent);
        int blend =
                wantedBlend != null
                        ? wantedBlend
                        : Math.min(
                                (int) Math.ceil(usualBlend),
                                new MaskEdges(grow, feather, 0).reach());
        return new MaskEdges(grow, feather, blend);
    }

    /// A measure of the region's size.
    private static double diagonal(Mask mask, Box bounds) {
        return Math.min(
                Math.hypot(bounds.width(), bounds.height()),
                DIAGONAL_PER_RADIUS * radius(mask, bounds));
    }

    /// The radius of the largest disc that the masked region holds, about.
    private static double radius(Mask mask, Box bounds) {
        // With its edge, except where it leaves the picture.
        Box around = bounds.grow(1).intersect(Box.of(mask.width(), mask.height()));
        Mask covered = mask.crop(around);
        double scale =
                Math.max(1, Math.max(covered.width(), covered.height()) / (double) MEASURED_SIDE);
        Mask small =
                Resampling.area(
                        covered,
                        Math.max(1, (int) (covered.width() / scale)),
                        Math.max(1, (int) (covered.height() / scale)));
        double largest = 0;
        for (float distance : DistanceTransform.inside(small)) {
            largest = Math.max(largest, distance);
        }
        return largest * scale;
    }

    /// How far from the mask repainting ends.
    int reach() {
        return inner() + feather;
    }

    /// How far from the mask everything is still repainted in full: never less than the mask.
    private int inner() {
        return Math.max(0, grow - feather / 2);
    }

    /// How much each pixel is repainted: all of the mask and of the inner growth, less and less
    /// over the feather.
    ///
    /// @param mask the picture's or a part of it with all that is masked
    Mask denoise(Mask mask) {
        int peak = 0;
        for (byte value : mask.values()) {
            peak = Math.max(peak, value & 0xff);
        }
        Mask core = mask.threshold((int) Math.ceil(CORE * peak));
        float[] distances = DistanceTransform.outside(core);
        byte[] values = new byte[distances.length];
        for (int i = 0; i < values.length; i++) {
            double share = Math.clamp(1 - (distances[i] - inner()) / (feather + 1), 0, 1);
            values[i] = (byte) Math.max(mask.values()[i] & 0xff, Math.round(share * peak));
        }
        return new Mask(mask.width(), mask.height(), values);
    }

    /// How much of each pixel of the finished picture is new: rising from 0, where repainting ends,
    /// to 1 over the blend, or to the middle of a region too small for that.
    ///
    /// @param denoise what [#denoise] gives
    Mask composite(Mask denoise) {
        float[] depths = DistanceTransform.inside(denoise.threshold(1));
        float deepest = 0;
        for (float depth : depths) {
            deepest = Math.max(deepest, depth);
        }
        float ramp = Math.min(blend + 1, deepest);
        byte[] values = new byte[depths.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (depths[i] >= ramp ? 255 : Math.round(255 * depths[i] / ramp));
        }
        return new Mask(denoise.width(), denoise.height(), values);
    }
}
