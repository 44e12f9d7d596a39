package org.scumble.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.scumble.engine.GenerationSettings.RandomSource;
import org.scumble.engine.Progress;
import org.scumble.engine.image.PngWriter;
import org.scumble.engine.image.Raster;
import org.scumble.engine.metrics.Psnr;
import org.scumble.engine.tensor.HostTensor;
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
        Path folder = golden(model);
        JsonNode wanted =
                new ObjectMapper().readTree(folder.resolve("cases.json").toFile()).get(name);
        Safetensors expected = Safetensors.open(folder.resolve("expected.safetensors"));

        Raster ours = paint(request(folder, wanted, expected));

        assertThat(Psnr.between(ours, raster(expected.read(name), 255)))
                .isGreaterThanOrEqualTo(LEAST_DECIBELS);
    }

    @ParameterizedTest
    @CsvSource({"sd15", "sdxl"})
    void anotherSeedIsAnotherPicture(String model) throws Exception {
        Path folder = golden(model);
        JsonNode wanted =
                new ObjectMapper().readTree(folder.resolve("cases.json").toFile()).get("ddim");
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
        GenerationSettings settings =
                new GenerationSettings(
                        folder.toString(),
                        null,
                        wanted.get("prompt").asText(),
                        wanted.get("negative").asText(),
                        wanted.get("width").asInt(),
                        wanted.get("height").asInt(),
                        wanted.get("steps").asInt(),
                        wanted.get("sampler").asText(),
                        wanted.get("schedule").asText(),
                        wanted.get("guidance").asDouble(),
                        wanted.path("rescale").asDouble(),
                        wanted.get("seed").asLong(),
                        1,
                        0,
                        RandomSource.CPU,
                        null,
                        List.of());
        if (!wanted.has("strength")) {
            return new GenerationRequest.TextToImage(settings);
        }
        Path init = temporary.resolve("init.png");
        PngWriter.write(raster(expected.read("init"), 1), Map.of(), init);
        return new GenerationRequest.ImageToImage(
                settings, init.toString(), wanted.get("strength").asDouble());
    }

    /// `[height, width, 3]` times `scale`, as pixels.
    private static Raster raster(HostTensor pixels, float scale) {
        int height = (int) pixels.shape()[0];
        int width = (int) pixels.shape()[1];
        Raster raster = Raster.blank(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int from = (y * width + x) * 3;
                int to = raster.index(x, y);
                for (int c = 0; c < 3; c++) {
                    raster.rgba()[to + c] = (byte) Math.round(value(pixels, from + c) * scale);
                }
                raster.rgba()[to + 3] = (byte) 255;
            }
        }
        return raster;
    }

    private static float value(HostTensor tensor, int index) {
        return switch (tensor.dtype()) {
            case U8 -> tensor.data().get(index) & 0xff;
            case F32 -> tensor.data().getFloat(index * Float.BYTES);
            case F16, BF16, F64, I64, I32, I16, I8, BOOL ->
                    throw new IllegalStateException("Unexpected pixels: " + tensor);
        };
    }

    private static Path golden(String model) throws URISyntaxException {
        return Path.of(
                Objects.requireNonNull(
                                ReferencePictureTest.class.getResource(
                                        "/golden/pipelines/" + model))
                        .toURI());
    }
}
