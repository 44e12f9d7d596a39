package org.scumble.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.stage.DiffusionModel;
import org.scumble.engine.weights.AutoencoderFile;
import org.scumble.engine.weights.Checkpoint;
import org.scumble.engine.weights.ModelFile;

/// Tells what a model is in the artist's words, from headers alone.
final class ModelDescriber {
    private ModelDescriber() {}

    static ModelInfo describe(Path path) {
        return switch (ModelFile.open(path)) {
            case Checkpoint checkpoint -> checkpoint(checkpoint);
            case AutoencoderFile vae -> autoencoder(vae);
        };
    }

    /// A file's or folder's name without extension.
    static String name(Path path) {
        Path last = path.toAbsolutePath().normalize().getFileName();
        String name = last == null ? path.toString() : last.toString();
        return name.replaceFirst("(?i)\\.safetensors$", "");
    }

    private static ModelInfo autoencoder(AutoencoderFile vae) {
        return new ModelInfo(
                vae.path(),
                name(vae.path()),
                "Autoencoder (VAE)",
                vae.description(),
                false,
                vae.missing().isEmpty()
                        ? "It is only an autoencoder. Choose a checkpoint to paint with, and this"
                                + " file as its VAE."
                        : "It lacks %s. Download it again, or choose another."
                                .formatted(String.join("; ", vae.missing())),
                vae.bytes(),
                new ModelDefaults(512, 512, 20, "dpmpp_2m", "karras", 7),
                vae.autoencoder().config().pixelsPerLatent());
    }

    private static ModelInfo checkpoint(Checkpoint checkpoint) {
        @Nullable String obstacle = DiffusionModel.obstacle(checkpoint);
        return new ModelInfo(
                checkpoint.path(),
                name(checkpoint.path()),
                checkpoint.family().words(),
                checkpoint.description(),
                obstacle == null,
                obstacle != null ? obstacle : String.join(" ", notes(checkpoint)),
                checkpoint.bytes(),
                DefaultSettings.of(checkpoint),
                checkpoint.autoencoder().config().pixelsPerLatent());
    }

    private static List<String> notes(Checkpoint checkpoint) {
        return DiffusionModel.wantsAutoencoder(checkpoint)
                ? Stream.concat(
                                Stream.of(DiffusionModel.WITHOUT_AUTOENCODER),
                                checkpoint.notes().stream())
                        .toList()
                : checkpoint.notes();
    }
}
