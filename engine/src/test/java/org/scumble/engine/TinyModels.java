package org.scumble.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.scumble.engine.GenerationSettings.RandomSource;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.Safetensors;
import org.scumble.engine.weights.SafetensorsWriter;

/// Whole models with random weights, small enough to paint in milliseconds.
public final class TinyModels {
    private TinyModels() {}

    /// A folder in the diffusers layout: `sd15`, `sd2v` or `sdxl`.
    public static Path folder(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(
                                    TinyModels.class.getResource("/golden/pipelines/" + name))
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// A copy that may be damaged.
    public static Path copy(String name, Path to) {
        Path from = folder(name);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An inpainting model, with the mask and the masked picture's latents as further inputs of its
    /// U-Net: `sd15` but for the first convolution.
    public static Path inpainting(Path to) {
        Path model = copy("sd15", to);
        Path config = model.resolve("unet/config.json");
        Path weights = model.resolve("unet/diffusion_pytorch_model.safetensors");
        try {
            Files.writeString(
                    config,
                    Files.readString(config).replace("\"in_channels\": 4", "\"in_channels\": 9"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Safetensors plain = Safetensors.open(weights);
        Map<String, HostTensor> tensors = new HashMap<>();
        plain.entries().keySet().forEach(name -> tensors.put(name, copied(plain.read(name))));
        String first = "conv_in.weight";
        tensors.put(
                first,
                Safetensors.open(folder("fills").resolve("expected.safetensors")).read(first));
        SafetensorsWriter.write(weights, tensors, plain.metadata());
        return model;
    }

    /// A tensor apart from the file it was read from, which may then be replaced.
    private static HostTensor copied(HostTensor tensor) {
        ByteBuffer data =
                ByteBuffer.allocateDirect(tensor.data().remaining())
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(tensor.data())
                        .flip();
        return new HostTensor(tensor.dtype(), tensor.shape(), data);
    }

    /// A request that takes no time: 32 x 24 pixels in three deterministic steps.
    public static GenerationSettings settings(Path model) {
        return new GenerationSettings(
                model.toString(),
                null,
                "a red lighthouse",
                "fog",
                32,
                24,
                3,
                "ddim",
                "automatic",
                5,
                0,
                7,
                1,
                0,
                RandomSource.CPU,
                null,
                List.of());
    }
}
