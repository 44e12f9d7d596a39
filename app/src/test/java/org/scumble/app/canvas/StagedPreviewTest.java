package org.scumble.app.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.scumble.app.Requests;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.InpaintOptions;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;
import org.scumble.engine.pipeline.InpaintPlan;
import org.scumble.engine.pipeline.PictureLimits;

class StagedPreviewTest {
    private static final PictureLimits LIMITS = new PictureLimits(8, 64, 96);
    private static final Raster SKETCH = Mask.filled(32, 32, 200).toRaster();

    @Test
    void aSketchLiesOverItsContextAndIsCutOutByTheMask() {
        Mask mask = Mask.filled(40, 40, 255).crop(new Box(-80, -80, 200, 200));
        InpaintPlan plan = InpaintPlan.of(200, 200, mask, 1, InpaintOptions.AUTO, LIMITS);
        GenerationRequest request =
                new GenerationRequest.Inpaint(
                        Requests.settings("", 1), "a.png", "b.png", 1, InpaintOptions.AUTO);

        Placed placed =
                StagedPreview.of(1, request, plan, new Box(1000, 500, 200, 200)).place(SKETCH, 0.5);

        assertThat(placed.area()).isEqualTo(plan.context().moved(1000, 500));
        assertThat(placed.image().get(16, 16, 3)).isEqualTo(255);
        assertThat(placed.image().get(0, 0, 3)).isZero();
        assertThat(placed.image().get(16, 16, 0)).isEqualTo(200);
    }

    @Test
    void aSketchOfTheSecondPassLiesWhereThatWorks() {
        Mask mask = Mask.filled(600, 100, 255).crop(new Box(-20, -250, 640, 640));
        InpaintPlan plan = InpaintPlan.of(640, 640, mask, 1, InpaintOptions.AUTO, LIMITS);
        assertThat(plan.refinement()).isNotNull();
        GenerationRequest request =
                new GenerationRequest.Inpaint(
                        Requests.settings("", 1), "a.png", "b.png", 1, InpaintOptions.AUTO);
        StagedPreview preview = StagedPreview.of(1, request, plan, new Box(0, 0, 640, 640));

        assertThat(preview.place(SKETCH, 0.5).area()).isEqualTo(plan.context());
        assertThat(preview.place(SKETCH, 0.9).area()).isEqualTo(plan.refinement().area());
    }

    @Test
    void aSketchBeyondTheBorderBeginsBeforeThePicture() {
        Mask mask = Mask.filled(128, 64, 255).crop(new Box(-0, -0, 192, 64));
        InpaintPlan plan = InpaintPlan.of(192, 64, mask, 1, InpaintOptions.AUTO, LIMITS);
        GenerationRequest request =
                new GenerationRequest.Outpaint(
                        Requests.settings("", 1), "a.png", 128, 0, 0, 0, 1, InpaintOptions.AUTO);

        Placed placed =
                StagedPreview.of(1, request, plan, new Box(0, 0, 64, 64)).place(SKETCH, 0.5);

        assertThat(placed.area().x()).isEqualTo(plan.context().x() - 128);
    }
}
