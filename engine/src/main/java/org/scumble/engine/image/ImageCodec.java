package org.scumble.engine.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.file.AtomicFile;

/// Reads picture files: PNG, JPEG, GIF, BMP from the JDK; WebP, TIFF, Photoshop's PSD (as one flat
/// picture) and unusual JPEG from TwelveMonkeys. Writes JPEG and TIFF; PNG is [PngWriter]'s.
public final class ImageCodec {
    /// 268 megapixels: a square of 16384.
    private static final long MOST_PIXELS = 1L << 28;

    /// A file this many times smaller than its pixels is a decompression bomb, not a picture.
    private static final long MOST_BYTES_PER_FILE_BYTE = 20_000;

    private ImageCodec() {}

    /// Reads a picture, upright however the camera was held.
    ///
    /// @throws EngineException if there is no such file, or it is no picture, damaged or too large
    public static Raster read(Path file) {
        return look(
                file, (reader, orientation) -> orientation.upright(Pixels.raster(reader.read(0))));
    }

    /// All pixels that [#read] would read, from the file's head alone.
    ///
    /// @throws EngineException as for reading, but for damage further on
    public static Box bounds(Path file) {
        return look(
                file,
                (reader, orientation) ->
                        orientation.transposed()
                                ? Box.of(reader.getHeight(0), reader.getWidth(0))
                                : Box.of(reader.getWidth(0), reader.getHeight(0)));
    }

    /// What is wanted of a picture that a reader stands before.
    @FunctionalInterface
    private interface Look<T> {
        T at(ImageReader reader, Orientation orientation) throws IOException;
    }

    private static <T> T look(Path file, Look<T> look) {
        if (!Files.isRegularFile(file)) {
            throw new EngineException(
                    Reason.NOT_FOUND, "There is no picture " + file + ". Choose another file.");
        }
        // Input caches in temporary files survive a crash.
        ImageIO.setUseCache(false);
        try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
            if (input == null) {
                throw new IOException("it cannot be opened");
            }
            Orientation orientation = Orientation.read(input);
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new EngineException(
                        Reason.BAD_FILE,
                        file
                                + " is no picture that Scumble reads. Choose a PNG, JPEG, WebP,"
                                + " TIFF or Photoshop (PSD) file.");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                requireReasonable(file, reader.getWidth(0), reader.getHeight(0));
                return look.at(reader, orientation);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof EngineException known) {
                throw known;
            }
            // Image readers answer damaged files with all kinds of runtime exceptions.
            throw new EngineException(
                    Reason.BAD_FILE,
                    "The picture %s is damaged: %s. Choose another file."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static void requireReasonable(Path file, int width, int height) throws IOException {
        long pixels = (long) width * height;
        if (width <= 0 || height <= 0) {
            throw new IOException("it has no pixels");
        }
        if (pixels > MOST_PIXELS
                || pixels * Raster.CHANNELS > MOST_BYTES_PER_FILE_BYTE * Files.size(file)) {
            throw new EngineException(
                    Reason.BAD_FILE,
                    "The picture %s claims to be %d x %d pixels, more than Scumble believes a file of %d bytes. Choose another file."
                            .formatted(file, width, height, Files.size(file)));
        }
    }

    /// Writes a JPEG file, replacing one that is there; it appears whole or not at all. Transparent
    /// pixels are laid on white.
    ///
    /// @param quality 1 to 100
    /// @throws EngineException of reason CANNOT_WRITE
    public static void writeJpeg(Raster raster, int quality, Path file) {
        Raster opaque = raster.isOpaque() ? raster : white(raster).laid(raster, 0, 0);
        write(Pixels.image(opaque, true), "jpeg", "JPEG", Math.clamp(quality, 1, 100) / 100f, file);
    }

    /// Writes a TIFF file, without loss and with alpha if the picture has any; it appears whole or
    /// not at all.
    ///
    /// @throws EngineException of reason CANNOT_WRITE
    public static void writeTiff(Raster raster, Path file) {
        write(Pixels.image(raster, raster.isOpaque()), "tiff", "LZW", 1, file);
    }

    private static Raster white(Raster size) {
        byte[] rgba = new byte[size.rgba().length];
        Arrays.fill(rgba, (byte) 255);
        return new Raster(size.width(), size.height(), rgba);
    }

    private static void write(
            BufferedImage image, String format, String compression, float quality, Path file) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionType(compression);
            how.setCompressionQuality(quality);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
                writer.setOutput(output);
                writer.write(null, new IIOImage(image, null, null), how);
            }
            ByteBuffer content = ByteBuffer.wrap(bytes.toByteArray());
            AtomicFile.write(file, channel -> AtomicFile.writeFully(channel, content));
        } catch (IOException e) {
            throw new EngineException(
                    Reason.CANNOT_WRITE,
                    "The picture could not be written to %s: %s. Make room there or choose another place."
                            .formatted(file, e.getMessage()),
                    e);
        } finally {
            writer.dispose();
        }
    }
}
