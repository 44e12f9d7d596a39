package org.scumble.app.canvas.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.imageio.stream.ImageInputStream;

/// Unpacks a channel of a layer, row by row.
final class PsdChannelReader {
    private static final int RAW = 0;
    private static final int PACK_BITS = 1;
    private static final int ZIP = 2;
    private static final int ZIP_WITH_PREDICTION = 3;

    /// No way of packing makes one byte of more than this.
    private static final long MOST_RATIO = 1032;

    private static final int BUFFER = 1 << 16;

    private final ImageInputStream in;
    private final boolean large;
    private final int depth;

    /// @param depth 8 or 16 bits
    PsdChannelReader(ImageInputStream in, boolean large, int depth) {
        this.in = in;
        this.large = large;
        this.depth = depth;
    }

    /// Takes a row of values of 8 bits; the array is used again for the next.
    @FunctionalInterface
    interface Rows {
        void row(int y, byte[] values);
    }

    /// Reads all rows of a channel.
    ///
    /// @throws IOException if its data is damaged or ends early
    void read(PsdLayer.Channel channel, PsdLayer.Bounds bounds, Rows rows) throws IOException {
        if (bounds.isEmpty()) {
            return;
        }
        in.seek(channel.start());
        PsdSection all = new PsdSection(0, in.length()).inside(in, channel.length());
        int packing = in.readUnsignedShort();
        PsdSection data = all.inside(in, all.left(in));
        long most = MOST_RATIO * data.length();
        if (bounds.width() > most || bounds.width() * (depth / 8) > most / bounds.height()) {
            throw new EOFException();
        }
        int width = (int) bounds.width();
        int height = (int) bounds.height();
        switch (packing) {
            case RAW -> unpacked(new PsdSectionStream(in, data), width, height, false, rows);
            case PACK_BITS -> packBits(data, width, height, rows);
            case ZIP, ZIP_WITH_PREDICTION -> {
                try (InputStream stream =
                        new InflaterInputStream(
                                new PsdSectionStream(in, data), new Inflater(), BUFFER)) {
                    unpacked(stream, width, height, packing == ZIP_WITH_PREDICTION, rows);
                }
            }
            default -> throw new IOException("its layers are packed in an unknown way");
        }
    }

    private void unpacked(InputStream stream, int width, int height, boolean predicted, Rows rows)
            throws IOException {
        byte[] row = new byte[Math.multiplyExact(width, depth / 8)];
        byte[] values = new byte[width];
        for (int y = 0; y < height; y++) {
            if (stream.readNBytes(row, 0, row.length) < row.length) {
                throw new EOFException();
            }
            if (predicted) {
                addUp(row);
            }
            reduce(row, values);
            rows.row(y, values);
        }
    }

    /// The packed length of every row comes first.
    private void packBits(PsdSection data, int width, int height, Rows rows) throws IOException {
        PsdSection counts = data.inside(in, (long) height * (large ? 4 : 2));
        byte[] lengths = new byte[(int) counts.length()];
        in.readFully(lengths);
        byte[] row = new byte[Math.multiplyExact(width, depth / 8)];
        byte[] values = new byte[width];
        for (int y = 0; y < height; y++) {
            int length =
                    large
                            ? value(lengths, 4 * y) << 16 | value(lengths, 4 * y + 2)
                            : value(lengths, 2 * y);
            byte[] packed = new byte[(int) data.inside(in, length).length()];
            in.readFully(packed);
            PackBits.unpack(packed, row);
            reduce(row, values);
            rows.row(y, values);
        }
    }

    /// Each value is stored as its difference from the one before.
    private void addUp(byte[] row) {
        if (depth == 8) {
            for (int i = 1; i < row.length; i++) {
                row[i] += row[i - 1];
            }
            return;
        }
        for (int i = 2; i < row.length; i += 2) {
            int sum = value(row, i) + value(row, i - 2);
            row[i] = (byte) (sum >> 8);
            row[i + 1] = (byte) sum;
        }
    }

    private void reduce(byte[] row, byte[] values) {
        if (depth == 8) {
            System.arraycopy(row, 0, values, 0, values.length);
            return;
        }
        for (int x = 0; x < values.length; x++) {
            values[x] = SrgbPixels.reduced(value(row, 2 * x));
        }
    }

    private static int value(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }
}
