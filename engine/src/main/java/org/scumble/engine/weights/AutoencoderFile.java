package org.scumble.engine.weights;

import java.nio.file.Path;
import java.util.List;
import org.scumble.engine.model.AutoencoderConfig;

/// An autoencoder (VAE) on its own, or taken out of a checkpoint.
///
/// @param path the file or folder
/// @param layout how it is stored
/// @param autoencoder the model
/// @param scaleStated whether the files say how its latents are scaled; a single file does not
/// @param bytes on disk
public record AutoencoderFile(
        Path path,
        Layout layout,
        Component<AutoencoderConfig> autoencoder,
        boolean scaleStated,
        long bytes)
        implements ModelFile {

    /// Opens a VAE file or folder, or the VAE of a checkpoint.
    ///
    /// @throws org.scumble.engine.EngineException as [ModelFile#open], or if the checkpoint has
    ///     none
    public static AutoencoderFile open(Path path) {
        return switch (ModelFile.open(path)) {
            case AutoencoderFile file -> file;
            case Checkpoint checkpoint -> of(checkpoint);
        };
    }

    private static AutoencoderFile of(Checkpoint checkpoint) {
        if (checkpoint.autoencoder().weights().isAbsent()) {
            throw Refusal.unsupported(
                    checkpoint.path(),
                    "a checkpoint without an autoencoder (VAE)",
                    "Choose a VAE file, or a checkpoint that has one.");
        }
        return new AutoencoderFile(
                checkpoint.path(),
                checkpoint.layout(),
                checkpoint.autoencoder(),
                true,
                checkpoint.bytes());
    }

    @Override
    public String description() {
        return "Autoencoder (VAE), %s, %s, %s"
                .formatted(
                        Words.of(autoencoder.weights().dtype()), layout.words(), Words.size(bytes));
    }

    @Override
    public List<String> missing() {
        return autoencoder.missing();
    }
}
