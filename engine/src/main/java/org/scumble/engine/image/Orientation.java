package org.scumble.engine.image;

import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/// How a camera was held: what a stored picture needs to stand upright, first transposed, then
/// mirrored.
record Orientation(boolean transposed, boolean mirroredAcross, boolean mirroredDown) {
    static final Orientation UPRIGHT = new Orientation(false, false, false);

    private static final int TAG = 0x0112;
    private static final int JPEG_START = 0xffd8;
    private static final int JPEG_APPLICATION_1 = 0xffe1;
    private static final int JPEG_SCAN = 0xffda;
    private static final int RIFF = 0x52494646;
    private static final int WEBP = 0x57454250;
    private static final int WEBP_EXIF = 0x45584946;
    private static final int EXIF = 0x45786966;
    private static final int TIFF_LITTLE_ENDIAN = 0x49492a00;
    private static final int TIFF_BIG_ENDIAN = 0x4d4d002a;
    private static final int NONE = -1;

    /// The Exif tag `Orientation` of a JPEG, WebP or TIFF file; upright where there is none. Leaves
    /// the stream at its start.
    static Orientation read(ImageInputStream in) throws IOException {
        ByteOrder order = in.getByteOrder();
        try {
            long exif = findExif(in);
            return exif == NONE ? UPRIGHT : of(readTag(in, exif));
        } catch (IOException cutShort) {
            return UPRIGHT; // whether the picture itself is whole, its reader says
        } finally {
            in.setByteOrder(order);
            in.seek(0);
        }
    }

    /// @param tag 1 to 8: the corner that the first pixel belongs to, and the direction of rows
    static Orientation of(int tag) {
        return switch (tag) {
            case 2 -> new Orientation(false, true, false);
            case 3 -> new Orientation(false, true, true);
            case 4 -> new Orientation(false, false, true);
            case 5 -> new Orientation(true, false, false);
            case 6 -> new Orientation(true, true, false);
            case 7 -> new Orientation(true, true, true);
            case 8 -> new Orientation(true, false, true);
            default -> UPRIGHT;
        };
    }

    Raster upright(Raster stored) {
        if (equals(UPRIGHT)) {
            return stored;
        }
        int width = transposed ? stored.height() : stored.width();
        int height = transposed ? stored.width() : stored.height();
        Raster raster = Raster.blank(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int across = mirroredAcross ? width - 1 - x : x;
                int down = mirroredDown ? height - 1 - y : y;
                int from = transposed ? stored.index(down, across) : stored.index(across, down);
                System.arraycopy(
                        stored.rgba(), from, raster.rgba(), raster.index(x, y), Raster.CHANNELS);
            }
        }
        return raster;
    }

    /// Where the TIFF structure begins that Exif data is.
    private static long findExif(ImageInputStream in) throws IOException {
        in.setByteOrder(ByteOrder.BIG_ENDIAN);
        in.seek(0);
        int magic = in.readInt();
        if (magic >>> 16 == JPEG_START) {
            return findInJpeg(in);
        }
        if (magic == RIFF) {
            return findInWebp(in);
        }
        return magic == TIFF_LITTLE_ENDIAN || magic == TIFF_BIG_ENDIAN ? 0 : NONE;
    }

    private static long findInJpeg(ImageInputStream in) throws IOException {
        in.seek(2);
        while (true) {
            int marker = in.readUnsignedShort();
            if (marker >>> 8 != 0xff || marker == JPEG_SCAN) {
                return NONE;
            }
            long segment = in.getStreamPosition();
            int length = in.readUnsignedShort();
            if (marker == JPEG_APPLICATION_1 && length > 8 && in.readInt() == EXIF) {
                return segment + 8; // past the length, the name and its two zeros
            }
            in.seek(segment + length);
        }
    }

    private static long findInWebp(ImageInputStream in) throws IOException {
        in.seek(8);
        if (in.readInt() != WEBP) {
            return NONE;
        }
        while (true) {
            int name = in.readInt();
            long length = Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
            long chunk = in.getStreamPosition();
            if (name == WEBP_EXIF) {
                // Some programs write the name that Exif data has in JPEG files here too.
                return in.readInt() == EXIF ? chunk + 6 : chunk;
            }
            in.seek(chunk + length + length % 2);
        }
    }

    /// The tag's value in the first directory of a TIFF structure; 0 if it is not there.
    private static int readTag(ImageInputStream in, long tiff) throws IOException {
        in.seek(tiff);
        in.setByteOrder(
                in.readUnsignedShort() == TIFF_LITTLE_ENDIAN >>> 16
                        ? ByteOrder.LITTLE_ENDIAN
                        : ByteOrder.BIG_ENDIAN);
        in.seek(tiff + 4);
        in.seek(tiff + in.readUnsignedInt());
        int entries = in.readUnsignedShort();
        for (int i = 0; i < entries; i++) {
            int tag = in.readUnsignedShort();
            in.skipBytes(6); // its type, two bytes a value, and its count, one
            int value = in.readUnsignedShort();
            if (tag == TAG) {
                return value;
            }
            in.skipBytes(2);
        }
        return 0;
    }
}
