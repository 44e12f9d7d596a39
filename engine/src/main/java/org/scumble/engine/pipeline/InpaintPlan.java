package org.scumble.engine.pipeline;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationRequest.ImageToImage;
import org.scumble.engine.GenerationRequest.Inpaint;
import org.scumble.engine.GenerationRequest.Outpaint;
import org.scumble.engine.GenerationRequest.TextToImage;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.InpaintOptions;
import org.scumble.engine.InpaintOptions.Processing;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Mask;
import org.scumble.engine.stage.PictureSize;

/// Which part of a picture a masked region is painted with, at what size, and how its edge joins
/// what stays: pure geometry, known before a model is opened.
///
/// @param maskBounds the smallest box around what is masked, in the picture
/// @param context what the model is shown, in the picture: contains all that changes
/// @param paintWidth the width in pixels that the context is scaled to for painting, on the model's
///     grid
/// @param paintHeight its height
/// @param denoise how much each pixel of the context is repainted: 255 in the mask, falling to 0
/// @param composite how much of each pixel of the context is new in the finished picture; 0
///     wherever `denoise` is
/// @param refinement the second pass; null if there is none
public record InpaintPlan(
        Box maskBounds,
        Box context,
        int paintWidth,
        int paintHeight,
        Mask denoise,
        Mask composite,
        @Nullable Refinement refinement) {

    /// A pass that works out the details of a region too large to be composed at its own size.
    ///
    /// @param area which part of the picture it sees, within the context
    /// @param width that it is scaled to
    /// @param height that it is scaled to
    /// @param strength of this pass
    public record Refinement(Box area, int width, int height, double strength) {}

    /// The plan for a request where memory is no object: reads its picture and mask. Nothing for a
    /// request that paints a whole picture.
    ///
    /// @throws EngineException of reason NOT_FOUND or BAD_FILE if a file cannot be read; of
    ///     reason BAD_REQUEST if nothing is masked, or the picture would become too large
    public static Optional<InpaintPlan> of(GenerationRequest request, PictureLimits limits) {
        return switch (request) {
            case TextToImage _, ImageToImage _ -> Optional.empty();
            case Inpaint it ->
                    Optional.of(
                            of(Ground.of(it), it.settings(), it.strength(), it.options(), limits));
            case Outpaint it ->
                    Optional.of(
                            of(Ground.of(it), it.settings(), it.strength(), it.options(), limits));
        };
    }

    static InpaintPlan of(
            Ground ground,
            GenerationSettings settings,
            double strength,
            InpaintOptions options,
            PictureLimits limits) {
        return of(
                ground.picture().width(),
                ground.picture().height(),
                ground.mask(),
                strength,
                options,
                limits,
                new PictureSize(settings.width(), settings.height()));
    }

    /// The plan for a mask.
    ///
    /// @param width of the picture
    /// @param height of the picture
    /// @param mask of the picture's size
    /// @throws EngineException of reason BAD_REQUEST if nothing is masked
    public static InpaintPlan of(
            int width,
            int height,
            Mask mask,
            double strength,
            InpaintOptions options,
            PictureLimits limits) {
        return of(width, height, mask, strength, options, limits, null);
    }

    /// As [#of(int, int, Mask, double, InpaintOptions, PictureLimits)], with the size for
    /// [Processing#MANUAL], on the model's grid; null for the model's own.
    public static InpaintPlan of(
            int width,
            int height,
            Mask mask,
            double strength,
            InpaintOptions options,
            PictureLimits limits,
            @Nullable PictureSize manual) {
        if (mask.width() != width || mask.height() != height) {
            throw new IllegalArgumentException(
                    "A mask of %d x %d for a picture of %d x %d"
                            .formatted(mask.width(), mask.height(), width, height));
        }
        Box bounds = mask.bounds();
        if (bounds.isEmpty()) {
            throw new EngineException(
                    Reason.BAD_REQUEST,
                    "Nothing is masked, so there is nothing to paint: mark a region first. In a"
                            + " mask, white is painted and black stays.");
        }
        MaskEdges edges = MaskEdges.of(mask, bounds, strength, options, limits);
        ContextBox boxes = new ContextBox(width, height, limits);
        Box context = boxes.around(bounds, edges.reach(), strength, options.padding());
        if (options.processing() == Processing.MANUAL && manual != null) {
            context = boxes.proportioned(context, manual.width(), manual.height());
        }
        Mask denoise = edges.denoise(mask.crop(context));
        PaintSize size = PaintSize.of(context, strength, options.processing(), manual, limits);
        return new InpaintPlan(
                bounds,
                context,
                size.first().width(),
                size.first().height(),
                denoise,
                edges.composite(denoise),
                size.refines() ? refinement(context, denoise, size, boxes, limits) : null);
    }

    /// Whether the region is composed first and refined after.
    public boolean twoPasses() {
        return refinement != null;
    }

    /// Null if it would show no more than the first pass does.
    private static @Nullable Refinement refinement(
            Box context, Mask denoise, PaintSize size, ContextBox boxes, PictureLimits limits) {
        Box region = denoise.bounds().moved(context.x(), context.y());
        Box area = boxes.margined(region);
        if (!context.contains(area)) {
            area = context;
        }
        PictureSize refined = PaintSize.refined(area, limits);
        double before = (double) size.first().width() / context.width();
        double after = (double) refined.width() / area.width();
        return after < before * PaintSize.WORTHWHILE
                ? null
                : new Refinement(area, refined.width(), refined.height(), PaintSize.REFINING);
    }
}
