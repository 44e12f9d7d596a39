package org.scumble.engine;

import org.jspecify.annotations.Nullable;
import org.scumble.engine.image.Infill;

/// How a region is repainted so that it joins its surroundings. All lengths are pixels of the
/// picture; null leaves the choice to the program, which looks at the mask's size and the strength.
///
/// @param grow how far beyond the mask the new content reaches
/// @param feather over how many pixels, centred on the grown edge, repainting fades from wholly to
///     not at all
/// @param blend over how many pixels, inwards from where repainting ends, the new content is mixed
///     with the old in the finished picture
/// @param padding how much of the surroundings the model sees on each side of the mask
/// @param infill what lies under the mask before painting
/// @param processing the size the region is painted at
/// @param colourMatch whether to remove a shift of colour that the surroundings of the painted
///     region show
public record InpaintOptions(
        @Nullable Integer grow,
        @Nullable Integer feather,
        @Nullable Integer blend,
        @Nullable Integer padding,
        Infill infill,
        Processing processing,
        boolean colourMatch) {
    /// The longest of the lengths.
    public static final int LONGEST = 16384;

    /// Everything chosen by the program, painting over what is there.
    public static final InpaintOptions AUTO =
            new InpaintOptions(null, null, null, null, Infill.ORIGINAL, Processing.AUTO, true);

    /// The size a region is painted at.
    public enum Processing {
        /// As it is, where the model paints well at that size; a smaller region is enlarged to the
        /// model's own size, a larger one painted at it and then refined at a larger one.
        AUTO,
        /// The model's own size, in one pass.
        MODEL_SIZE,
        /// The region's size in the picture, in one pass.
        AS_IS,
        /// The request's width and height, in one pass.
        MANUAL
    }

    /// @throws EngineException of reason BAD_REQUEST naming the first impossible value
    public InpaintOptions {
        require("grow", grow);
        require("feather", feather);
        require("blend", blend);
        require("padding", padding);
    }

    /// The same options on another ground.
    public InpaintOptions withInfill(Infill other) {
        return new InpaintOptions(grow, feather, blend, padding, other, processing, colourMatch);
    }

    /// The same options for painting at another size.
    public InpaintOptions withProcessing(Processing other) {
        return new InpaintOptions(grow, feather, blend, padding, infill, other, colourMatch);
    }

    private static void require(String name, @Nullable Integer pixels) {
        if (pixels != null && !(pixels >= 0 && pixels <= LONGEST)) {
            throw new EngineException(
                    EngineException.Reason.BAD_REQUEST,
                    "The %s of the mask cannot be %d pixels: choose a value from 0 to %d."
                            .formatted(name, pixels, LONGEST));
        }
    }
}
