package org.scumble.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.ImageCodec;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.PngWriter;

/// The mask of a rectangle, as a file that goes when the program ends. Its name, which the finished
/// picture remembers, says what it was.
final class BoxMask {
    private static final int PAINTED = 255;

    private BoxMask() {}

    /// Writes a mask for a picture.
    ///
    /// @param box what is painted, in the picture's pixels; may stick out, and be empty for nothing
    static Path write(Path picture, Box box) {
        Box whole = ImageCodec.bounds(picture);
        Box inside = box.intersect(whole);
        if (inside.isEmpty() && !box.isEmpty()) {
            throw new EngineException(
                    Reason.BAD_REQUEST,
                    "The rectangle lies beside the picture, which has %d x %d pixels: choose one that meets it."
                            .formatted(whole.width(), whole.height()));
        }
        Mask mask =
                inside.isEmpty()
                        ? Mask.filled(whole.width(), whole.height(), 0)
                        : Mask.filled(inside.width(), inside.height(), PAINTED)
                                .crop(whole.moved(-inside.x(), -inside.y()));
        Path file = folder().resolve(name(inside));
        file.toFile().deleteOnExit();
        PngWriter.write(mask.toRaster(), Map.of(), file);
        return file;
    }

    private static String name(Box box) {
        return "mask-%d,%d,%d,%d.png".formatted(box.x(), box.y(), box.width(), box.height());
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("scumble");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new EngineException(
                    Reason.CANNOT_WRITE,
                    "The mask cannot be written to the folder of temporary files, %s: %s. Make room there."
                            .formatted(System.getProperty("java.io.tmpdir"), e.getMessage()),
                    e);
        }
    }
}
