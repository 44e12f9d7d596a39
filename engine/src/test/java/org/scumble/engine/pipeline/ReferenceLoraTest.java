package org.scumble.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scumble.engine.Cancellation;
import org.scumble.engine.Device;
import org.scumble.engine.Engine;
import org.scumble.engine.EngineOptions;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.LoraUse;
import org.scumble.engine.Progress;
import org.scumble.engine.TinyModels;
import org.scumble.engine.image.Raster;
import org.scumble.engine.metrics.Psnr;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.Safetensors;

/// Pictures with two LoRAs, in PEFT's and in kohya's keys, at different strengths, against those of
/// diffusers; `golden/lora_pictures.py` made them.
class ReferenceLoraTest {
    private static final double LEAST_DECIBELS = 45;
    private static final Path LORAS = TinyModels.folder("loras");

    @TempDir private static Path temporary;
    private static Engine engine;

    @BeforeAll
    static void open() {
        engine = Engine.open(new EngineOptions(temporary, temporary, Device.CPU, 1));
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sd15", "sdxl"})
    void paintsWhatTheReferencePaints(String model) {
        HostTensor expected = Safetensors.open(LORAS.resolve("expected.safetensors")).read(model);
        List<LoraUse> loras =
                List.of(
                        new LoraUse(file(model, "peft"), 0.8, 0.3),
                        new LoraUse(file(model, "kohya"), 0.5, 1.1));
        List<String> notices = new ArrayList<>();

        Raster ours = paint(settings(model).withLoras(loras), notices);
        Raster plain = paint(settings(model), notices);

        assertThat(notices).isEmpty();
        assertThat(Psnr.between(ours, References.raster(expected, 1)))
                .isGreaterThanOrEqualTo(LEAST_DECIBELS);
        assertThat(Psnr.between(plain, ours)).isLessThan(35);
    }

    private static String file(String model, String convention) {
        return LORAS.resolve(model + "-" + convention + ".safetensors").toString();
    }

    private static Raster paint(GenerationSettings settings, List<String> notices) {
        Progress heard =
                event -> {
                    if (event instanceof Progress.Notice(String text)) {
                        notices.add(text);
                    }
                };
        return engine.generate(
                        new GenerationRequest.TextToImage(settings), heard, new Cancellation())
                .getFirst()
                .image();
    }

    private static GenerationSettings settings(String model) {
        Path folder = TinyModels.folder(model);
        return References.settings(folder, References.cases(folder).get("ddim"));
    }
}
