package org.scumble.app.canvas;

import org.scumble.engine.image.Box;
import org.scumble.engine.image.Raster;
import org.scumble.engine.pipeline.InpaintPlan;
import org.scumble.engine.pipeline.MaskEdges;

/// What a verb will do, worked out before it runs.
///
/// @param plan in pixels of the task's result
/// @param edges the lengths that were chosen, or that were found for those left open
/// @param tint the plan's soft edges as colours, over the context
record VerbPlan(
        VerbTask task, InpaintPlan plan, MaskEdges edges, VerbForecast forecast, Raster tint) {
    /// What the model is shown, in pixels of the document.
    Box context() {
        return plan.context().moved(task.result().x(), task.result().y());
    }

    /// How much of the surroundings the model sees beside what is masked, at most on one side.
    int padding() {
        Box inner = plan.maskBounds();
        Box outer = plan.context();
        return Math.max(
                Math.max(inner.x() - outer.x(), outer.right() - inner.right()),
                Math.max(inner.y() - outer.y(), outer.bottom() - inner.bottom()));
    }
}
