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
import org.junit.jupiter.params.provider.ValueSource;
import org.scumble.engine.Cancellation;
import org.scumble.engine.Device;
import org.scumble.engine.Engine;
import org.scumble.engine.EngineOptions;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.InpaintOptions;
import org.scumble.engine.InpaintOptions.Processing;
import org.scumble.engine.Progress;
import org.scumble.engine.TinyModels;
import org.scumble.engine.image.Infill;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.PngWriter;
import org.scumble.engine.image.Raster;
import org.scumble.engine.metrics.Psnr;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.Safetensors;

/// What is painted under a mask, against diffusers' `StableDiffusionInpaintPipeline` on tiny random
/// models; `golden/pipelines.py` made it.
class ReferenceFillTest {
    private static final double LEAST_DECIBELS = 45;
    private static final int SIDE = 64;

    /// As diffusers does it: the mask as it is, the whole picture, nothing joined afterwards.
    private static final InpaintOptions BARE =
            new InpaintOptions(0, 0, 0, SIDE, Infill.ORIGINAL, Processing.AS_IS, false);

    private static final Path GOLDEN = TinyModels.folder("fills");

    @TempDir private static Path temporary;
    private static Engine engine;
    private static Path inpainting;

    @BeforeAll
    static void open() {
        engine = Engine.open(new EngineOptions(temporary, temporary, Device.CPU, 1));
        inpainting = TinyModels.inpainting(temporary.resolve("inpainting"));
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain 1.0", "plain 0.6", "inpainting 1.0", "inpainting 0.6"})
    void paintsUnderTheMaskWhatTheReferencePaints(String name) throws IOException {
        JsonNode wanted = References.cases(GOLDEN).get(name);
        Safetensors expected = Safetensors.open(GOLDEN.resolve("expected.safetensors"));
        Mask mask = new Mask(SIDE, SIDE, bytes(expected.read("mask")));
        Raster init = References.raster(expected.read("init"), 1);
        Path picture = temporary.resolve("init.png");
        Path masking = temporary.resolve("mask.png");
        PngWriter.write(init, Map.of(), picture);
        PngWriter.write(mask.toRaster(), Map.of(), masking);

        Raster ours =
                engine.generate(
                                new GenerationRequest.Inpaint(
                                        settings(wanted),
                                        picture.toString(),
                                        masking.toString(),
                                        wanted.get("strength").asDouble(),
                                        BARE),
                                Progress.NONE,
                                new Cancellation())
                        .getFirst()
                        .image();

        Raster theirs = References.raster(expected.read(name), 1);
        assertThat(Psnr.between(under(mask, ours), under(mask, theirs)))
                .isGreaterThanOrEqualTo(LEAST_DECIBELS);
        assertThat(under(mask.inverted(), ours).rgba())
                .isEqualTo(under(mask.inverted(), init).rgba());
    }

    private static GenerationSettings settings(JsonNode wanted) {
        boolean plain = wanted.get("model").asText().equals("plain");
        return References.settings(plain ? TinyModels.folder("sd15") : inpainting, wanted);
    }

    /// The masked pixels in a row, so that no others count.
    private static Raster under(Mask mask, Raster picture) {
        int count = 0;
        for (byte value : mask.values()) {
            count += value == 0 ? 0 : 1;
        }
        Raster row = Raster.blank(count, 1);
        int to = 0;
        for (int i = 0; i < mask.values().length; i++) {
            if (mask.values()[i] != 0) {
                System.arraycopy(picture.rgba(), i * 4, row.rgba(), to++ * 4, 4);
            }
        }
        return row;
    }

    private static byte[] bytes(HostTensor tensor) {
        byte[] bytes = new byte[tensor.data().remaining()];
        tensor.data().get(bytes);
        return bytes;
    }
}
