package org.scumble.app.canvas;

import java.util.Optional;
import org.scumble.app.canvas.document.CanvasSettings;
import org.scumble.app.canvas.document.Document;
import org.scumble.engine.InpaintOptions;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Mask;
import org.scumble.engine.pipeline.PictureLimits;

/// What a verb is about to do to a document: pure geometry, before anything is drawn or written.
///
/// @param picture the part of the document that the model is given
/// @param result the picture that comes out, in pixels of the document; larger than `picture` if
///     the verb goes beyond the border
/// @param strength the share of the noise schedule that is run
record VerbTask(
        Verb verb,
        VerbTarget target,
        Box picture,
        Box result,
        double strength,
        InpaintOptions options) {
    /// Krita AI Diffusion's feather, which says how far beyond the mask painting may reach.
    private static final double FEATHER_PER_DIAGONAL = 0.1;

    private static final int LEAST_FEATHER = 32;
    private static final int LEAST_GROWTH = 4;

    /// What the verb would do; nothing if it has nothing to act on.
    static Optional<VerbTask> of(Document document, Verb verb, PictureLimits limits) {
        return VerbTargets.of(document).of(verb).map(target -> of(document, verb, target, limits));
    }

    /// The verb on the whole frame, whatever is selected or masked.
    static Optional<VerbTask> ofFrame(Document document, Verb verb, PictureLimits limits) {
        return VerbTarget.frame(document)
                .filter(target -> !target.blank())
                .map(target -> of(document, verb, target, limits));
    }

    /// The verb on a target of the document.
    static VerbTask of(Document document, Verb verb, VerbTarget target, PictureLimits limits) {
        CanvasSettings settings = document.settings();
        InpaintOptions options = verb.options(settings);
        // There is nothing to keep a part of.
        double strength = target.blank() ? 1 : verb.strength(settings);
        Box around = target.bounds().grow(margin(target.bounds(), options, limits));
        Box picture = around.intersect(document.box());
        Box result = picture;
        if (target.kind() == VerbTarget.Kind.BEYOND) {
            // What the frame leaves out is not looked at.
            picture = picture.intersect(settings.frame());
            result = picture.union(target.bounds());
        }
        return new VerbTask(verb, target, picture, result, strength, options);
    }

    /// As much around what is painted as the engine may want to look at.
    private static int margin(Box bounds, InpaintOptions options, PictureLimits limits) {
        Integer feather = options.feather();
        Integer grow = options.grow();
        Integer padding = options.padding();
        double diagonal = Math.hypot(bounds.width(), bounds.height());
        int soft =
                feather != null
                        ? feather
                        : (int) Math.max(LEAST_FEATHER, FEATHER_PER_DIAGONAL * diagonal);
        int reach = soft + (grow != null ? grow : LEAST_GROWTH + soft / 2);
        int view = Math.max(limits.nativeSide(), Math.max(bounds.width(), bounds.height()) / 2);
        return Math.max(view + reach, padding == null ? 0 : padding);
    }

    /// How much of each pixel of the result is to be painted.
    Mask mask(Document document) {
        return target.mask(document, result);
    }
}
