package org.scumble.app.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.GradientMaker;
import org.scumble.app.PatchMaker;
import org.scumble.app.Requests;
import org.scumble.app.models.ModelInspector;
import org.scumble.app.settings.StepTime;
import org.scumble.engine.Cancellation;
import org.scumble.engine.EngineException;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.InpaintOptions;
import org.scumble.engine.ModelDefaults;
import org.scumble.engine.ModelInfo;
import org.scumble.engine.Progress;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.PngWriter;

class StepTimerTest {
    private static final ModelInspector MODELS =
            path ->
                    new ModelInfo(
                            path,
                            "",
                            "",
                            "",
                            true,
                            "",
                            1,
                            new ModelDefaults(64, 64, 10, "euler", "automatic", 5),
                            8);

    @TempDir Path folder;
    private final List<StepTime> measured = new ArrayList<>();

    @Test
    void wholePicturesAndRegionsAreMeasured() {
        StepTimer timer = new StepTimer(GradientMaker.fast(), MODELS, this::take);
        timer.generate(Requests.of("a boat"), Progress.NONE, new Cancellation());
        assertThat(measured).hasSize(1);
        assertThat(measured.getFirst().nanosPerPixel()).isPositive();

        Path mask = folder.resolve("mask.png");
        PngWriter.write(
                Mask.filled(20, 20, 255).crop(new Box(-10, -10, 64, 64)).toRaster(),
                Map.of(),
                mask);
        GenerationRequest inpaint =
                new GenerationRequest.Inpaint(
                        Requests.settings("", 1),
                        mask.toString(),
                        mask.toString(),
                        1,
                        InpaintOptions.AUTO);
        new StepTimer(PatchMaker.fast(), MODELS, this::take)
                .generate(inpaint, Progress.NONE, new Cancellation());
        assertThat(measured).hasSize(2);
    }

    @Test
    void whatCannotBeMeasuredKeepsNoPictureBack() {
        ModelInspector none =
                path -> {
                    throw new EngineException(EngineException.Reason.NOT_FOUND, "gone");
                };
        Path mask = folder.resolve("mask.png");
        PngWriter.write(Mask.filled(64, 64, 255).toRaster(), Map.of(), mask);
        GenerationRequest inpaint =
                new GenerationRequest.Inpaint(
                        Requests.settings("", 1),
                        mask.toString(),
                        mask.toString(),
                        1,
                        InpaintOptions.AUTO);

        assertThat(
                        new StepTimer(PatchMaker.fast(), none, this::take)
                                .generate(inpaint, Progress.NONE, new Cancellation()))
                .hasSize(1);
        assertThat(measured).isEmpty();
    }

    private void take(String model, StepTime time) {
        assertThat(model).isEqualTo("starter");
        measured.add(time);
    }
}
