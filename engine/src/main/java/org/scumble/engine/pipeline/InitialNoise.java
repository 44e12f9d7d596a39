package org.scumble.engine.pipeline;

import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.Cancellation;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.LatentFiles;
import org.scumble.engine.sampling.Generator;
import org.scumble.engine.stage.LatentSize;
import org.scumble.engine.weights.Safetensors;
import org.scumble.engine.weights.SafetensorsWriter;
import org.scumble.engine.weights.TensorSlice;

/// The noise each picture of a request starts from: its seed's, or a file's. One picture's at a
/// time is in memory.
final class InitialNoise {
    private static final String KEY = "latents";

    private final LatentFiles files;
    private final LatentSize size;
    private final GenerationSettings settings;
    private final boolean afterPosterior;
    private final @Nullable TensorSlice given;

    /// @param afterPosterior whether a picture's generator is asked for a sample of its starting
    ///     picture's posterior first
    /// @throws EngineException if there is a file of noise and it does not fit the request
    InitialNoise(
            LatentFiles files,
            LatentSize size,
            GenerationSettings settings,
            boolean afterPosterior) {
        this.files = files;
        this.size = size;
        this.settings = settings;
        this.afterPosterior = afterPosterior;
        Path source = files.source();
        this.given = source == null ? null : open(source);
    }

    /// Standard normal noise for a picture.
    ///
    /// @param generator asked unless the noise comes from a file
    float[] of(int picture, Generator generator) {
        return given == null
                ? generator.normal(size.elements())
                : given.part(picture, settings.count()).read().floats();
    }

    /// Writes the noise of all pictures, if that is wanted.
    void save(Cancellation cancellation) {
        Path target = files.target();
        if (target == null) {
            return;
        }
        SafetensorsWriter.writeParts(
                target,
                KEY,
                shape(),
                picture -> {
                    cancellation.check();
                    return of(picture, generator(picture));
                });
    }

    /// A picture's generator, where the noise is drawn from it.
    private Generator generator(int picture) {
        Generator generator = settings.random().seeded(settings.seed() + picture);
        if (afterPosterior) {
            generator.normal(size.elements());
        }
        return generator;
    }

    private TensorSlice open(Path source) {
        TensorSlice latents = Safetensors.open(source).slice(KEY);
        if (!Arrays.equals(latents.shape(), shape())) {
            throw new EngineException(
                    Reason.BAD_REQUEST,
                    "The noise in %s is %s, but this request needs %s: choose the size and count it was made for."
                            .formatted(
                                    source,
                                    Arrays.toString(latents.shape()),
                                    Arrays.toString(shape())));
        }
        if (!latents.dtype().isFloating()) {
            throw new EngineException(
                    Reason.BAD_FILE,
                    "The noise in %s is stored as whole numbers (%s). Save it as F32, F16 or BF16."
                            .formatted(source, latents.dtype()));
        }
        return latents;
    }

    private long[] shape() {
        return new long[] {settings.count(), size.channels(), size.height(), size.width()};
    }
}
