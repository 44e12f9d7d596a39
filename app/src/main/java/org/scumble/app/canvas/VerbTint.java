package org.scumble.app.canvas;

import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;
import org.scumble.engine.image.Resampling;
import org.scumble.engine.pipeline.InpaintPlan;

/// The soft edges of a plan as colours to lay over the canvas: warm where painting fades out, cool
/// where old and new are mixed in the finished picture. What is painted in full stays clear; mask
/// and selection show it already.
final class VerbTint {
    /// Finer than this it looks no better.
    private static final int LONGEST = 640;

    private static final int WARM = 0xf0803c;
    private static final int COOL = 0x3cc8e6;
    private static final int FAINT = 36;
    private static final int STRONG = 120;
    private static final int FULL = 255;

    private VerbTint() {}

    /// The edges of a plan.
    ///
    /// @return a picture of the plan's context, smaller if that is large
    static Raster of(InpaintPlan plan) {
        double scale =
                Math.min(
                        1,
                        (double) LONGEST
                                / Math.max(plan.context().width(), plan.context().height()));
        int width = Math.max(1, (int) Math.round(plan.context().width() * scale));
        int height = Math.max(1, (int) Math.round(plan.context().height() * scale));
        Mask denoise = scaled(plan.denoise(), width, height);
        Mask composite = scaled(plan.composite(), width, height);
        Raster tint = Raster.blank(width, height);
        for (int i = 0; i < denoise.values().length; i++) {
            int painted = denoise.values()[i] & FULL;
            int mixed = composite.values()[i] & FULL;
            if (mixed > 0 && mixed < FULL) {
                put(tint, i, COOL, STRONG);
            } else if (painted > 0 && painted < FULL) {
                put(tint, i, WARM, FAINT + (STRONG - FAINT) * painted / FULL);
            }
        }
        return tint;
    }

    private static Mask scaled(Mask mask, int width, int height) {
        return width == mask.width() && height == mask.height()
                ? mask
                : Resampling.area(mask, width, height);
    }

    private static void put(Raster tint, int pixel, int rgb, int alpha) {
        int at = pixel * Raster.CHANNELS;
        tint.rgba()[at] = (byte) (rgb >> 16);
        tint.rgba()[at + 1] = (byte) (rgb >> 8);
        tint.rgba()[at + 2] = (byte) rgb;
        tint.rgba()[at + 3] = (byte) alpha;
    }
}
