package org.scumble.app.canvas.file;

import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.scumble.engine.EngineException;
import org.scumble.engine.image.Raster;

/// Reads PNG data in sRGB, by the colour profile that is in it.
final class PngPicture {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /// A deflated byte unpacks to 1032 at most, and a byte of a row may hold eight pixels.
    private static final long MOST_PIXELS_A_BYTE = 8 * 1032;

    private PngPicture() {}

    /// @param what where the data is from, as the subject of a refusal
    /// @throws IOException if it is no PNG data, damaged, or more than a canvas may have
    static Raster read(String what, byte[] png) throws IOException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(png))) {
            return read(what, in, png.length);
        }
    }

    /// @param length of all the data, in bytes
    static Raster read(String what, ImageInputStream in, long length) throws IOException {
        for (byte expected : SIGNATURE) {
            if (in.read() != (expected & 0xff)) {
                throw new IOException(what + " is no PNG picture");
            }
        }
        ICC_Profile profile = PngProfile.read(in);
        in.seek(0);
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
        ImageReader reader = readers.next();
        try {
            reader.setInput(in, false, true);
            requireReasonable(what, reader, length);
            BufferedImage image = reader.read(0);
            return SrgbPixels.of(image, profile);
        } catch (EngineException known) {
            throw known;
        } catch (IIOException | EOFException | RuntimeException e) {
            throw new IOException(what + " is damaged", e);
        } finally {
            reader.dispose();
        }
    }

    private static void requireReasonable(String what, ImageReader reader, long length)
            throws IOException {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        long pixels = width * height;
        if (pixels > Limits.MOST_PIXELS || pixels > MOST_PIXELS_A_BYTE * length) {
            throw new IOException(
                    "%s claims to be %d x %d pixels, more than it can be"
                            .formatted(what, width, height));
        }
        ImageTypeSpecifier type = reader.getRawImageType(0);
        int bits = type == null ? Integer.SIZE : type.getColorModel().getPixelSize();
        HeapRoom.require(what, pixels * (bits / Byte.SIZE + Limits.BYTES_A_PIXEL));
    }
}
