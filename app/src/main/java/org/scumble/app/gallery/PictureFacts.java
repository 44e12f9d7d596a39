package org.scumble.app.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationResult;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.PictureFile;
import org.scumble.engine.PictureRecord;

/// What the gallery needs to know of a picture to list it.
///
/// @param model the checkpoint's name
/// @param request what made it, this picture's own seed in it
record PictureFacts(String model, Instant created, GenerationRequest request) {
    /// Of a picture that was just made.
    static PictureFacts of(GenerationResult result) {
        GenerationRequest request = result.request();
        return new PictureFacts(
                result.provenance().modelName(),
                Instant.now(),
                request.withSettings(request.settings().withSeed(result.seed(), 1)));
    }

    /// Of a file of ours, from its own metadata; nothing if it is another's or damaged.
    static Optional<PictureFacts> read(Path file) {
        return PictureFile.read(file).map(record -> of(record, file));
    }

    private static PictureFacts of(PictureRecord record, Path file) {
        return new PictureFacts(
                record.provenance().modelName(), lastChanged(file), record.request());
    }

    private static Instant lastChanged(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            return Instant.now();
        }
    }

    GenerationSettings settings() {
        return request.settings();
    }
}
