package org.scumble.engine.pipeline;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.LatentFiles;
import org.scumble.engine.sampling.Generator;
import org.scumble.engine.stage.LatentSize;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.Safetensors;
import org.scumble.engine.weights.SafetensorsWriter;

/// The noise each picture of a request starts from: its seed's, or a file's.
final class InitialNoise {
    private static final String KEY = "latents";

    private final LatentFiles files;
    private final LatentSize size;
    private final int pictures;
    private final float[] given;
    private final float[] used;

    InitialNoise(LatentFiles files, LatentSize size, int pictures) {
        this.files = files;
        this.size = size;
        this.pictures = pictures;
        this.given = read();
        this.used = new float[files.target() == null ? 0 : pictures * size.elements()];
    }

    /// Standard normal noise for a picture.
    ///
    /// @param generator asked unless the noise comes from a file
    float[] of(int picture, Generator generator) {
        int elements = size.elements();
        float[] noise =
                given.length == 0
                        ? generator.normal(elements)
                        : Arrays.copyOfRange(given, picture * elements, (picture + 1) * elements);
        if (files.target() != null) {
            System.arraycopy(noise, 0, used, picture * elements, elements);
            if (picture == pictures - 1) {
                write();
            }
        }
        return noise;
    }

    private float[] read() {
        if (files.source() == null) {
            return new float[0];
        }
        HostTensor latents = Safetensors.open(files.source()).read(KEY);
        long[] expected = {pictures, size.channels(), size.height(), size.width()};
        if (!Arrays.equals(latents.shape(), expected)) {
            throw new EngineException(
                    Reason.BAD_REQUEST,
                    "The noise in %s is %s, but this request needs %s: choose the size and count it was made for."
                            .formatted(
                                    files.source(),
                                    Arrays.toString(latents.shape()),
                                    Arrays.toString(expected)));
        }
        return latents.floats();
    }

    private void write() {
        Map<String, HostTensor> tensors = new LinkedHashMap<>();
        tensors.put(
                KEY, HostTensor.of(used, pictures, size.channels(), size.height(), size.width()));
        SafetensorsWriter.write(Objects.requireNonNull(files.target()), tensors, Map.of());
    }
}
