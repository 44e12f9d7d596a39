package org.scumble.engine.pipeline;

import org.jspecify.annotations.Nullable;
import org.scumble.engine.InpaintOptions.Processing;
import org.scumble.engine.image.Box;
import org.scumble.engine.stage.PictureSize;

/// At which size a region is painted.
///
/// @param first the only pass, or the one that composes
/// @param refines whether a second one may work out the details
record PaintSize(PictureSize first, boolean refines) {
    /// A second pass that has not this many times the pixels across brings nothing.
    static final double WORTHWHILE = 1.25;

    /// At this strength and below, the composition is the old picture's.
    static final double REFINING = 0.4;

    static PaintSize of(
            Box context,
            double strength,
            Processing processing,
            @Nullable PictureSize manual,
            PictureLimits limits) {
        return switch (processing) {
            case AS_IS -> once(scaled(context, 1, limits));
            case MODEL_SIZE -> once(ofArea(context, limits.nativeSide(), limits));
            case MANUAL ->
                    once(manual != null ? manual : ofArea(context, limits.nativeSide(), limits));
            case AUTO -> automatic(context, strength, limits);
        };
    }

    private static PaintSize automatic(Box context, double strength, PictureLimits limits) {
        if (context.area() <= square(limits.nativeSide())) {
            return once(ofArea(context, limits.nativeSide(), limits));
        }
        if (context.area() <= square(limits.largestSide())) {
            return once(scaled(context, 1, limits));
        }
        if (strength <= REFINING) {
            return once(refined(context, limits));
        }
        return new PaintSize(ofArea(context, limits.nativeSide(), limits), true);
    }

    /// The size at which a composed region is refined: its own, as far as the model goes.
    static PictureSize refined(Box region, PictureLimits limits) {
        return region.area() <= square(limits.refinedSide())
                ? scaled(region, 1, limits)
                : ofArea(region, limits.refinedSide(), limits);
    }

    private static PaintSize once(PictureSize size) {
        return new PaintSize(size, false);
    }

    /// The region with about as many pixels as a square of that side.
    private static PictureSize ofArea(Box region, int side, PictureLimits limits) {
        return scaled(region, Math.sqrt((double) square(side) / region.area()), limits);
    }

    private static PictureSize scaled(Box region, double factor, PictureLimits limits) {
        return new PictureSize(
                limits.snapped(region.width() * factor), limits.snapped(region.height() * factor));
    }

    private static long square(int side) {
        return (long) side * side;
    }
}
