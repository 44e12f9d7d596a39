package org.scumble.app.canvas.file;

import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.zip.InflaterInputStream;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/// The colour profile inside PNG data (W3C PNG Specification, third edition, 11.3.2.3), which the
/// JDK's reader passes over.
final class PngProfile {
    private static final int PROFILE = 0x69434350; // iCCP
    private static final int SRGB = 0x73524742; // sRGB
    private static final int DATA = 0x49444154; // IDAT
    private static final int SIGNATURE_LENGTH = 8;
    private static final int CHECKSUM = 4;

    /// The longest name of a profile with the zero after it, and the compression method.
    private static final int LONGEST_NAME = 80;

    /// Profiles of printers reach 3 MB; what a chunk unpacks to beyond this is not read.
    private static final int LARGEST = 8 << 20;

    private PngProfile() {}

    /// The profile of PNG data; null where there is none or it cannot be read.
    static @Nullable ICC_Profile read(ImageInputStream in) {
        try {
            in.setByteOrder(ByteOrder.BIG_ENDIAN);
            in.seek(SIGNATURE_LENGTH);
            return find(in);
        } catch (IOException | IllegalArgumentException unreadable) {
            return null; // the colours are then taken as sRGB, as where there is no profile
        }
    }

    private static @Nullable ICC_Profile find(ImageInputStream in) throws IOException {
        while (true) {
            int length = in.readInt();
            int type = in.readInt();
            if (length < 0 || type == DATA || type == SRGB) {
                return null;
            }
            long next = in.getStreamPosition() + length + CHECKSUM;
            if (type == PROFILE) {
                return unpack(in, length);
            }
            in.seek(next);
        }
    }

    private static @Nullable ICC_Profile unpack(ImageInputStream in, int length)
            throws IOException {
        byte[] chunk = new byte[Math.min(length, LARGEST)];
        in.readFully(chunk);
        int name = 0;
        while (name < Math.min(chunk.length, LONGEST_NAME) && chunk[name] != 0) {
            name++;
        }
        int start = name + 2;
        if (start >= chunk.length) {
            return null;
        }
        try (InputStream inflated =
                new InflaterInputStream(
                        new ByteArrayInputStream(chunk, start, chunk.length - start))) {
            byte[] profile = inflated.readNBytes(LARGEST);
            return inflated.read() < 0 ? ICC_Profile.getInstance(profile) : null;
        }
    }
}
