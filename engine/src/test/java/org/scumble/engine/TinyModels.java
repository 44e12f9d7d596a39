package org.scumble.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.scumble.engine.GenerationSettings.RandomSource;

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
                null);
    }
}
