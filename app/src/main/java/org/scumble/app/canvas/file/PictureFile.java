package org.scumble.app.canvas.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.scumble.app.canvas.document.Document;
import org.scumble.engine.image.ImageCodec;
import org.scumble.engine.image.Raster;

/// Reads pictures without layers.
final class PictureFile {
    private PictureFile() {}

    /// A PNG file.
    static Opened png(Path file) {
        return Failures.reading(
                file,
                () -> {
                    try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
                        return opened(PngPicture.read("it", in, Files.size(file)), file, List.of());
                    }
                });
    }

    /// A file of another kind, upright however the camera was held.
    static Opened other(Path file) {
        Raster picture = ImageCodec.read(file);
        int pages = pages(file);
        return opened(
                picture,
                file,
                pages <= 1
                        ? List.of()
                        : List.of(
                                "This file has %d pictures. The first was opened."
                                        .formatted(pages)));
    }

    private static Opened opened(Raster picture, Path file, List<String> warnings) {
        return new Opened(Document.of(picture, Documents.name(file)), warnings);
    }

    /// A file whose later pictures are damaged has its first one still.
    private static int pages(Path file) {
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, false, true);
                return reader.getNumImages(true);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            return 1;
        }
    }
}
