package org.scumble.app.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.scumble.engine.EngineException;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationResult;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.PictureFile;
import org.scumble.engine.PictureRecord;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.ImageCodec;

/// What the gallery needs to know of a picture to list it.
///
/// @param model the checkpoint's name
/// @param size all its pixels: a picture that was painted into has another size than was asked for
/// @param request what made it, this picture's own seed in it
record PictureFacts(String model, Instant created, Box size, GenerationRequest request) {
    /// Of a picture that was just made.
    static PictureFacts of(GenerationResult result) {
        return new PictureFacts(
                result.provenance().modelName(),
                Instant.now(),
                Box.of(result.image().width(), result.image().height()),
                result.ownRequest());
    }

    /// Of a file of ours, from its own metadata; nothing if it is another's or damaged.
    static Optional<PictureFacts> read(Path file) {
        return PictureFile.read(file).flatMap(record -> of(record, file));
    }

    private static Optional<PictureFacts> of(PictureRecord record, Path file) {
        try {
            return Optional.of(
                    new PictureFacts(
                            record.provenance().modelName(),
                            lastChanged(file),
                            ImageCodec.bounds(file),
                            record.request()));
        } catch (EngineException e) {
            return Optional.empty();
        }
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
