package org.scumble.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scumble.engine.Cancellation;
import org.scumble.engine.Device;
import org.scumble.engine.Engine;
import org.scumble.engine.EngineOptions;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.Progress;
import org.scumble.engine.TinyModels;
import org.scumble.engine.image.PngWriter;
import org.scumble.engine.image.Raster;
import org.scumble.engine.metrics.Psnr;
import org.scumble.engine.weights.Safetensors;

/// Whole pictures, prompt to pixels, against those of diffusers' pipelines on tiny random models;
/// `golden/pipelines.py` made them.
class ReferencePictureTest {
    private static final double LEAST_DECIBELS = 45;

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
    @CsvSource({
        "sd15, ddim",
        "sd15, wide",
        "sd15, image",
        "sd15, rescaled",
        "sd2v, ddim",
        "sd2v, rescaled",
        "sdxl, ddim",
        "sdxl, empty"
    })
    void paintsWhatTheReferencePaints(String model, String name) throws Exception {
        Path folder = TinyModels.folder(model);
        JsonNode wanted = References.cases(folder).get(name);
        Safetensors expected = Safetensors.open(folder.resolve("expected.safetensors"));

        Raster ours = paint(request(folder, wanted, expected));

        assertThat(Psnr.between(ours, References.raster(expected.read(name), 255)))
                .isGreaterThanOrEqualTo(LEAST_DECIBELS);
    }

    @ParameterizedTest
    @CsvSource({"sd15", "sdxl"})
    void anotherSeedIsAnotherPicture(String model) throws Exception {
        Path folder = TinyModels.folder(model);
        JsonNode wanted = References.cases(folder).get("ddim");
        GenerationRequest request =
                request(folder, wanted, Safetensors.open(folder.resolve("expected.safetensors")));

        Raster one = paint(request);
        Raster other = paint(request.withSettings(request.settings().withSeed(8, 1)));

        assertThat(Psnr.between(one, other)).isLessThan(30);
    }

    private static Raster paint(GenerationRequest request) {
        return engine.generate(request, Progress.NONE, new Cancellation()).getFirst().image();
    }

    private static GenerationRequest request(Path folder, JsonNode wanted, Safetensors expected)
            throws IOException {
        GenerationSettings settings = References.settings(folder, wanted);
        if (!wanted.has("strength")) {
            return new GenerationRequest.TextToImage(settings);
        }
        Path init = temporary.resolve("init.png");
        PngWriter.write(References.raster(expected.read("init"), 1), Map.of(), init);
        return new GenerationRequest.ImageToImage(
                settings, init.toString(), wanted.get("strength").asDouble());
    }
}
