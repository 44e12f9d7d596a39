package org.scumble.app.gallery;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// A finished picture of the gallery.
///
/// @param model the checkpoint's name
/// @param missing whether its file is not where it was
/// @param trashed whether the artist threw it away; it can be restored until the trash is emptied
public record Picture(
        long id,
        Path file,
        Instant created,
        int width,
        int height,
        long seed,
        String model,
        String prompt,
        String negativePrompt,
        boolean favourite,
        boolean missing,
        boolean trashed) {

    /// Its file, unless that is missing.
    public Optional<Path> presentFile() {
        return missing ? Optional.empty() : Optional.of(file);
    }

    Picture withFavourite(boolean value) {
        return new Picture(
                id,
                file,
                created,
                width,
                height,
                seed,
                model,
                prompt,
                negativePrompt,
                value,
                missing,
                trashed);
    }
}
