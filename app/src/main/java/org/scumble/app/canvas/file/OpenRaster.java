package org.scumble.app.canvas.file;

import java.nio.channels.Channels;
import java.nio.file.Path;
import org.scumble.app.canvas.document.Document;
import org.scumble.engine.file.AtomicFile;

/// OpenRaster files (.ora), which Krita, GIMP and MyPaint read and write. Masks are hidden layers
/// in one colour to them; our own attributes and entries say what they are, so that nothing of a
/// document is lost here but the colours of wholly transparent pixels.
public final class OpenRaster {
    private OpenRaster() {}

    /// Reads a document. Groups are dissolved, and what the canvas has not is told.
    ///
    /// @throws org.scumble.engine.EngineException if the file is missing, damaged, hostile or too
    ///     large
    public static Opened read(Path file) {
        return Failures.reading(
                file,
                () -> {
                    try (OraArchive archive = OraArchive.open(file)) {
                        return new OraReader(archive).read();
                    }
                });
    }

    /// Writes a document; the file appears whole or not at all.
    ///
    /// @throws org.scumble.engine.EngineException of reason CANNOT_WRITE, or OUT_OF_MEMORY if there
    ///     is none for the picture as a whole
    public static void write(Document document, Path file) {
        Failures.writing(
                file,
                () ->
                        AtomicFile.write(
                                file,
                                channel ->
                                        OraWriter.write(
                                                document, Channels.newOutputStream(channel))));
    }
}
