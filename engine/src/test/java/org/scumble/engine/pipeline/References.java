package org.scumble.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.GenerationSettings.RandomSource;
import org.scumble.engine.image.Raster;
import org.scumble.engine.tensor.HostTensor;

/// What diffusers was asked to paint, and what it painted.
final class References {
    private References() {}

    /// The cases of a folder, by name.
    static JsonNode cases(Path folder) {
        try {
            return new ObjectMapper().readTree(folder.resolve("cases.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A case as our settings.
    static GenerationSettings settings(Path model, JsonNode wanted) {
        return new GenerationSettings(
                model.toString(),
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
    }

    /// `[height, width, 3]` times `scale`, as pixels.
    static Raster raster(HostTensor pixels, float scale) {
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
}
