package org.scumble.app.canvas;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.screen.Viewport;
import org.scumble.app.ui.Rasters;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Raster;
import org.scumble.engine.pipeline.InpaintPlan.Refinement;

/// What a verb will do, over the canvas: what the model is shown, at what size it paints, and the
/// soft edges between old and new.
@SuppressWarnings("ReferenceEquality") // the same pixels need no second image
final class VerbPlanView extends Pane {
    private final VerbViewModel verbs;
    private final StagingViewModel staging;
    private final ObservableValue<Viewport> viewport;
    private final Rectangle context = new Rectangle();
    private final Rectangle contextShade = new Rectangle();
    private final Rectangle detail = new Rectangle();
    private final ImageView edges = new ImageView();
    private final Label note = new Label();
    private @Nullable Raster shownTint;

    /// @param viewport where the document lies, in the display's pixels
    VerbPlanView(
            VerbViewModel verbs, StagingViewModel staging, ObservableValue<Viewport> viewport) {
        this.verbs = verbs;
        this.staging = staging;
        this.viewport = viewport;
        setMouseTransparent(true);
        setManaged(false);
        setId("verb-plan");
        context.getStyleClass().add("plan-context");
        contextShade.getStyleClass().add("plan-shade");
        detail.getStyleClass().add("plan-detail");
        note.getStyleClass().add("plan-note");
        edges.setSmooth(true);
        getChildren().addAll(edges, contextShade, context, detail, note);
        verbs.outlookProperty().addListener((property, before, now) -> draw());
        verbs.planShownProperty().addListener((property, before, now) -> draw());
        verbs.pointedProperty().addListener((property, before, now) -> draw());
        staging.placedProperty().addListener((property, before, now) -> draw());
        viewport.addListener((property, before, now) -> draw());
        sceneProperty().addListener((property, before, now) -> draw());
        draw();
    }

    private void draw() {
        VerbPlan plan = verbs.outlookProperty().get().plan();
        setVisible(plan != null && isWanted(plan));
        if (!isVisible() || plan == null) {
            return;
        }
        Box box = plan.context();
        place(context, box);
        place(contextShade, box);
        Refinement second = plan.plan().refinement();
        detail.setVisible(second != null);
        if (second != null) {
            Box result = plan.task().result();
            place(detail, second.area().moved(result.x(), result.y()));
        }
        tint(plan, box);
        words(plan, box);
    }

    /// The verb under the pointer is shown in any case; the next one only where it says something,
    /// and does not lie over what was painted.
    private boolean isWanted(VerbPlan plan) {
        Verb pointed = verbs.pointedProperty().get();
        if (pointed != null) {
            return plan.task().verb() == pointed;
        }
        return verbs.planShownProperty().get()
                && staging.placedProperty().get() == null
                && plan.task().target().kind() != VerbTarget.Kind.FRAME;
    }

    private void tint(VerbPlan plan, Box box) {
        if (plan.tint() != shownTint) {
            shownTint = plan.tint();
            edges.setImage(Rasters.image(plan.tint()));
        }
        edges.setX(x(box.x()));
        edges.setY(y(box.y()));
        edges.setFitWidth(x(box.right()) - x(box.x()));
        edges.setFitHeight(y(box.bottom()) - y(box.y()));
    }

    /// Above the box, or inside where there is no room.
    private void words(VerbPlan plan, Box box) {
        String size = VerbPlanner.size(plan.plan().paintWidth(), plan.plan().paintHeight());
        note.setText(plan.task().verb().label() + "  ·  painted at " + size);
        note.autosize();
        double above = y(box.y()) - note.getHeight() - 4;
        note.relocate(Math.max(6, x(box.x())), above < 4 ? Math.max(6, y(box.y()) + 6) : above);
    }

    private void place(Rectangle rectangle, Box box) {
        rectangle.setX(x(box.x()));
        rectangle.setY(y(box.y()));
        rectangle.setWidth(x(box.right()) - x(box.x()));
        rectangle.setHeight(y(box.bottom()) - y(box.y()));
    }

    private double x(double documentX) {
        return viewport.getValue().screenX(documentX) / density();
    }

    private double y(double documentY) {
        return viewport.getValue().screenY(documentY) / density();
    }

    private double density() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getOutputScaleX();
    }
}
