package org.scumble.app.canvas;

import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationRequest.Inpaint;
import org.scumble.engine.GenerationRequest.Outpaint;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;
import org.scumble.engine.image.Resampling;
import org.scumble.engine.pipeline.InpaintPlan;
import org.scumble.engine.pipeline.InpaintPlan.Refinement;

/// Puts the rough pictures of a running request where its result will be, cut out by its mask.
///
/// @param job whose pictures they are
/// @param plan in pixels of the resulting picture
/// @param left where that picture lies on the canvas as it was begun
/// @param composing the share of the steps that compose; the rest refine
record StagedPreview(long job, InpaintPlan plan, int left, int top, double composing) {

    /// @param region where the request's picture lies on the canvas as it was begun
    static StagedPreview of(long job, GenerationRequest request, InpaintPlan plan, Box region) {
        Refinement second = plan.refinement();
        double share =
                second == null ? 1 : strength(request) / (strength(request) + second.strength());
        boolean beyond = request instanceof Outpaint;
        int left = beyond ? ((Outpaint) request).left() : 0;
        int top = beyond ? ((Outpaint) request).top() : 0;
        return new StagedPreview(job, plan, region.x() - left, region.y() - top, share);
    }

    private static double strength(GenerationRequest request) {
        return switch (request) {
            case Inpaint it -> it.strength();
            case Outpaint it -> it.strength();
            case GenerationRequest.TextToImage _, GenerationRequest.ImageToImage _ -> 1;
        };
    }

    /// @param done the share of the present picture's steps that are done
    Placed place(Raster preview, double done) {
        Refinement second = plan.refinement();
        Box area = second != null && done > composing ? second.area() : plan.context();
        Mask mask = plan.composite().crop(area.moved(-plan.context().x(), -plan.context().y()));
        return new Placed(
                area.moved(left, top),
                cutOut(preview, scaled(mask, preview.width(), preview.height())));
    }

    private static Mask scaled(Mask mask, int width, int height) {
        return width <= mask.width() && height <= mask.height()
                ? Resampling.area(mask, width, height)
                : Resampling.linear(mask, width, height);
    }

    private static Raster cutOut(Raster picture, Mask mask) {
        byte[] rgba = picture.rgba().clone();
        for (int i = 0; i < mask.values().length; i++) {
            rgba[i * Raster.CHANNELS + 3] = mask.values()[i];
        }
        return new Raster(picture.width(), picture.height(), rgba);
    }
}
