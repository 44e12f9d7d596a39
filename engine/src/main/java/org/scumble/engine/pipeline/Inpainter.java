package org.scumble.engine.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.GenerationRequest.Inpaint;
import org.scumble.engine.GenerationRequest.Outpaint;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.InpaintOptions;
import org.scumble.engine.InpaintOptions.Processing;
import org.scumble.engine.Patch;
import org.scumble.engine.Progress;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Infill;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;
import org.scumble.engine.image.Resampling;
import org.scumble.engine.pipeline.FillPass.Encoded;
import org.scumble.engine.pipeline.InpaintPlan.Refinement;
import org.scumble.engine.sampling.Generator;
import org.scumble.engine.stage.DiffusionModel;
import org.scumble.engine.stage.PictureSize;

/// Paints a region of a picture anew, or continues it beyond its sides, so that what is new joins
/// what stays. Works on a part of the picture; what does not change keeps its bytes.
final class Inpainter implements Task {
    private final DiffusionModel model;
    private final GenerationSettings settings;
    private final Ground ground;
    private final double strength;
    private final InpaintOptions options;
    private final InpaintPlan plan;
    private final Joint joint;
    private final FillPass first;
    private final @Nullable FillPass second;

    /// The ground of the first pass, which all pictures share.
    private @Nullable Encoded encoded;

    static Inpainter of(
            DiffusionModel model, Inpaint request, PictureLimits limits, Progress progress) {
        return new Inpainter(
                model,
                request.settings(),
                Ground.of(request),
                request.strength(),
                request.options(),
                limits,
                progress);
    }

    static Inpainter of(
            DiffusionModel model, Outpaint request, PictureLimits limits, Progress progress) {
        return new Inpainter(
                model,
                request.settings(),
                Ground.of(request),
                request.strength(),
                request.options(),
                limits,
                progress);
    }

    private Inpainter(
            DiffusionModel model,
            GenerationSettings settings,
            Ground ground,
            double strength,
            InpaintOptions options,
            PictureLimits limits,
            Progress progress) {
        this.model = model;
        this.settings = settings;
        this.ground = ground;
        this.strength = strength;
        this.options = options;
        this.plan = affordable(limits, progress);
        this.joint = new Joint(ground.picture(), plan, options.colourMatch());
        // What is wholly repainted owes nothing to the old picture, but something to an infill.
        boolean pure =
                strength == 1
                        && options.infill() == Infill.ORIGINAL
                        && ground.picture().crop(plan.context()).isOpaque();
        this.first =
                pass(
                        strength,
                        new PictureSize(plan.paintWidth(), plan.paintHeight()),
                        plan.denoise(),
                        pure);
        Refinement refinement = plan.refinement();
        this.second =
                refinement == null
                        ? null
                        : pass(
                                refinement.strength(),
                                new PictureSize(refinement.width(), refinement.height()),
                                plan.denoise().crop(joint.within(refinement.area())),
                                false);
    }

    private FillPass pass(double share, PictureSize size, Mask denoise, boolean pure) {
        Integer grow = options.grow();
        boolean grown = grow == null || grow > 0;
        return new FillPass(
                model, new Trajectory(model, settings, share, size), denoise, grown, pure);
    }

    /// Where memory does not reach for the details, the model's own size must do.
    private InpaintPlan affordable(PictureLimits limits, Progress progress) {
        InpaintPlan wanted = plan(options, limits);
        if (options.processing() == Processing.AUTO && !fits(wanted)) {
            progress.on(
                    new Progress.Notice(
                            "There is not enough memory to paint this region in full detail: it is"
                                    + " painted at the model's own size."));
            wanted = plan(options.withProcessing(Processing.MODEL_SIZE), limits);
        }
        model.requireMemory(wanted.paintWidth(), wanted.paintHeight(), isGuided(), true);
        return wanted;
    }

    private InpaintPlan plan(InpaintOptions wanted, PictureLimits limits) {
        return InpaintPlan.of(ground, settings, strength, wanted, limits);
    }

    private boolean fits(InpaintPlan wanted) {
        Refinement refinement = wanted.refinement();
        return model.fitsMemory(wanted.paintWidth(), wanted.paintHeight(), isGuided(), true)
                && (refinement == null
                        || model.fitsMemory(
                                refinement.width(), refinement.height(), isGuided(), true));
    }

    private boolean isGuided() {
        return settings.guidanceScale() != 1;
    }

    @Override
    public List<Trajectory> passes() {
        return second == null
                ? List.of(first.trajectory())
                : List.of(first.trajectory(), second.trajectory());
    }

    @Override
    public boolean drawsBeforeNoise() {
        return first.needsGround();
    }

    @Override
    public @Nullable Painted unpainted() {
        if (strength > 0) {
            return null;
        }
        Box context = plan.context();
        Raster filled = ground.filled(context, context.width(), context.height(), options.infill());
        // Nothing was painted, so that no colours have shifted.
        Joint plain = new Joint(ground.picture(), plan, false);
        return painted(plain.patch(filled, context, plan.denoise()));
    }

    @Override
    public Painted paint(Session session, int index, Generator generator, InitialNoise noise) {
        Box context = plan.context();
        Encoded start = encoded;
        if (start == null) {
            Raster filled =
                    ground.filled(context, plan.paintWidth(), plan.paintHeight(), options.infill());
            start = first.encode(filled, session.cancellation());
            encoded = start;
        }
        Raster composed = first.paint(session, start, () -> noise.of(index, generator), generator);
        Patch patch = patch(first, composed, context);
        Refinement refinement = plan.refinement();
        return painted(
                second == null || refinement == null
                        ? patch
                        : refined(session, second, patch, refinement.area(), generator));
    }

    private Patch refined(
            Session session, FillPass pass, Patch composed, Box area, Generator generator) {
        PictureSize size = pass.trajectory().picture();
        Raster start = Resampling.lanczos(joint.part(area, composed), size.width(), size.height());
        Encoded from = pass.encode(start, session.cancellation());
        int latents = pass.trajectory().size().elements();
        Raster painted = pass.paint(session, from, () -> generator.normal(latents), generator);
        return patch(pass, painted, area);
    }

    private Patch patch(FillPass pass, Raster painted, Box area) {
        return joint.patch(painted, area, pass.changed(area.width(), area.height()));
    }

    private Painted painted(Patch patch) {
        return new Painted(joint.whole(patch), patch);
    }
}
