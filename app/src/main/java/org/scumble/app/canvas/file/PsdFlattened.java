package org.scumble.app.canvas.file;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.EngineException;
import org.scumble.engine.image.Raster;

/// Reads the flattened picture that Photoshop files hold beside their layers, in any colour mode
/// that TwelveMonkeys' reader knows. That reader takes the lengths of layers and resources at their
/// word, so that it is given a file without them.
final class PsdFlattened {
    private static final int RESOURCE = 0x3842494d; // 8BIM
    private static final short PROFILE = 1039;
    private static final int RESOURCE_HEAD = 12;

    private PsdFlattened() {}

    /// @throws IOException if the picture is damaged or in a mode nobody reads
    static Raster read(ImageInputStream in, PsdFile file) throws IOException {
        long pixels = file.canvas().area();
        PsdSection data = new PsdSection(file.flattened(), in.length());
        // PackBits, the best packing there is for it, makes 64 bytes of one.
        if (pixels > 8 * 64 * data.length()) {
            throw new IOException("it is damaged");
        }
        long bytes = Limits.BYTES_A_PIXEL + (long) file.channels() * file.depth() / Byte.SIZE;
        HeapRoom.require("the picture", data.length() + pixels * bytes);
        in.seek(data.start());
        InputStream plain =
                new SequenceInputStream(
                        Collections.enumeration(
                                List.of(
                                        new ByteArrayInputStream(head(file)),
                                        new PsdSectionStream(in, data))));
        return decode(plain, file);
    }

    private static Raster decode(InputStream plain, PsdFile file) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("psd");
        ImageReader reader = readers.next();
        try (ImageInputStream stream = new MemoryCacheImageInputStream(plain)) {
            reader.setInput(stream, false, true);
            BufferedImage image = reader.read(0);
            return SrgbPixels.of(image, null);
        } catch (EngineException known) {
            throw known;
        } catch (IIOException e) {
            throw new IOException(
                    "pictures of its kind cannot be read (%s)".formatted(file.description()), e);
        } finally {
            reader.dispose();
        }
    }

    /// All that comes before the flattened picture: the header, the colours of an indexed picture,
    /// the profile, and no layers.
    private static byte[] head(PsdFile file) {
        byte[] profile = resource(file.profile());
        int layers = file.large() ? Long.BYTES : Integer.BYTES;
        return ByteBuffer.allocate(
                        file.header().length
                                + Integer.BYTES
                                + file.colourTable().length
                                + Integer.BYTES
                                + profile.length
                                + layers)
                .put(file.header())
                .putInt(file.colourTable().length)
                .put(file.colourTable())
                .putInt(profile.length)
                .put(profile)
                .array();
    }

    private static byte[] resource(byte @Nullable [] profile) {
        if (profile == null) {
            return new byte[0];
        }
        return ByteBuffer.allocate(RESOURCE_HEAD + profile.length + profile.length % 2)
                .putInt(RESOURCE)
                .putShort(PROFILE)
                .putShort((short) 0)
                .putInt(profile.length)
                .put(profile)
                .array();
    }
}
