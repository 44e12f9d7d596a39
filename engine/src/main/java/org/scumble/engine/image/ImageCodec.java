package org.scumble.engine.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;

/// Reads picture files: PNG, JPEG, GIF, BMP from the JDK; WebP and unusual JPEG from TwelveMonkeys.
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
                                + " is no picture that Scumble reads. Choose a PNG, JPEG or WebP"
                                + " file.");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                requireReasonable(file, reader.getWidth(0), reader.getHeight(0));
                return orientation.upright(raster(reader.read(0)));
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

    private static Raster raster(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        Raster raster = Raster.blank(width, height);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                int to = raster.index(x, y);
                raster.rgba()[to] = (byte) (row[x] >> 16);
                raster.rgba()[to + 1] = (byte) (row[x] >> 8);
                raster.rgba()[to + 2] = (byte) row[x];
                raster.rgba()[to + 3] = (byte) (row[x] >> 24);
            }
        }
        return raster;
    }
}
