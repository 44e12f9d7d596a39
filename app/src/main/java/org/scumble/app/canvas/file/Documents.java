package org.scumble.app.canvas.file;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.scumble.app.canvas.document.Compositor;
import org.scumble.app.canvas.document.Document;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.image.ImageCodec;
import org.scumble.engine.image.PngWriter;
import org.scumble.engine.image.Raster;

/// Opens files as documents, and writes documents as files.
public final class Documents {
    /// The quality of JPEG files nobody chose one for, of 100.
    public static final int USUAL_QUALITY = 92;

    private static final int LARGEST_JPEG = 65_500;

    private Documents() {}

    /// Opens OpenRaster, Photoshop, PNG, JPEG, WebP, TIFF, GIF and BMP files, by what is in them
    /// and not by what they are called. Colours are converted to sRGB and to 8 bits a channel.
    ///
    /// @throws EngineException if the file is missing, none of these, damaged, hostile or too large
    public static Opened open(Path file) {
        return switch (FileKind.of(file)) {
            case OPEN_RASTER, ARCHIVE -> OpenRaster.read(file);
            case PHOTOSHOP -> Photoshop.read(file);
            case PNG -> PictureFile.png(file);
            case TIFF, PICTURE -> PictureFile.other(file);
            case PROJECT ->
                    throw new EngineException(
                            Reason.UNSUPPORTED,
                            file + " is a canvas of Scumble's own. Open it as a canvas.");
            case UNKNOWN ->
                    throw new EngineException(
                            Reason.BAD_FILE,
                            file
                                    + " is of no kind that Scumble opens. Choose an OpenRaster,"
                                    + " Photoshop, PNG, JPEG, WebP or TIFF file.");
        };
    }

    /// Writes a document as its file name ends: `.ora`, `.png`, `.jpg`, `.jpeg`, `.tif`, `.tiff`.
    /// The file appears whole or not at all.
    ///
    /// @throws EngineException of reason BAD_REQUEST for another ending, CANNOT_WRITE, or
    ///     OUT_OF_MEMORY
    public static void export(Document document, Path file) {
        export(document, file, USUAL_QUALITY);
    }

    /// Writes a document likewise.
    ///
    /// @param quality of JPEG files, 1 to 100; others lose nothing and take no notice
    public static void export(Document document, Path file, int quality) {
        String name = fileName(file).toLowerCase(Locale.ROOT);
        switch (name.substring(Math.max(0, name.lastIndexOf('.')))) {
            case ".ora" -> OpenRaster.write(document, file);
            case ".png" -> PngWriter.write(picture(document, 2), Map.of(), file);
            case ".jpg", ".jpeg" -> jpeg(document, file, quality);
            case ".tif", ".tiff" -> ImageCodec.writeTiff(picture(document, 2), file);
            default ->
                    throw new EngineException(
                            Reason.BAD_REQUEST,
                            "Scumble does not write files like %s. Choose a name that ends in .ora, .png, .jpg or .tif."
                                    .formatted(fileName(file)));
        }
    }

    private static void jpeg(Document document, Path file, int quality) {
        if (Math.max(document.width(), document.height()) > LARGEST_JPEG) {
            throw new EngineException(
                    Reason.BAD_REQUEST,
                    "A JPEG file has at most %d pixels a side. Choose .png or .tif instead."
                            .formatted(LARGEST_JPEG));
        }
        ImageCodec.writeJpeg(picture(document, 4), quality, file);
    }

    /// @param copies how many pictures of this size there are at once while it is written
    private static Raster picture(Document document, long copies) {
        HeapRoom.require("the picture", copies * Raster.CHANNELS * document.box().area());
        return Compositor.render(document, document.box());
    }

    /// What a file is called without its ending: the name of the layer that it becomes.
    static String name(Path file) {
        String name = fileName(file);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }
}
