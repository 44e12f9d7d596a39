package org.scumble.app.canvas.file;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;

/// A Photoshop file put together by hand, by Adobe's "Photoshop File Formats Specification".
final class PsdBytes {
    static final int RAW = 0;
    static final int PACK_BITS = 1;
    static final int ZIP = 2;
    static final int ZIP_WITH_PREDICTION = 3;

    private final int width;
    private final int height;
    private final List<Record> records = new ArrayList<>();
    private int mode = 3;
    private int depth = 8;
    private int packing = PACK_BITS;
    private boolean large;
    private byte[] profile = {};
    private byte[] table = {};
    private Raster flattened;
    private int flattenedChannels = 3;

    PsdBytes(int width, int height) {
        this.width = width;
        this.height = height;
        flattened = Samples.filled(width, height, 200, 150, 100, 255);
    }

    /// One record; what it does not say is usual.
    static final class Record {
        private String name = "";
        private String unicodeName = "";
        private String blend = "norm";
        private int opacity = 255;
        private int clipping;
        private int flags;
        private int x;
        private int y;
        private Raster picture = Samples.filled(1, 1, 0, 0, 0, 0);
        private boolean pixels;
        private boolean alpha = true;
        private Mask mask = Mask.filled(1, 1, 0);
        private int maskX;
        private int maskY;
        private int maskOutside = -1;
        private int maskFlags;
        private final List<byte[]> blocks = new ArrayList<>();

        static Record of(String name, Raster picture, int x, int y) {
            Record record = new Record();
            record.name = name;
            record.picture = picture;
            record.pixels = true;
            record.x = x;
            record.y = y;
            return record;
        }

        /// A record without pixels.
        static Record empty(String name) {
            Record record = new Record();
            record.name = name;
            return record;
        }

        static Record groupBottom() {
            return empty("</Layer group>").block("lsct", ints(3));
        }

        static Record group(String name, String blend) {
            return empty(name)
                    .blend("pass")
                    .block("lsct", concat(ints(1), ascii("8BIM"), ascii(blend)));
        }

        Record unicode(String to) {
            unicodeName = to;
            return this;
        }

        Record blend(String to) {
            blend = to;
            return this;
        }

        Record opacity(int to) {
            opacity = to;
            return this;
        }

        Record hidden() {
            flags |= 2;
            return this;
        }

        Record transparencyLocked() {
            flags |= 1;
            return this;
        }

        Record clipped() {
            clipping = 1;
            return this;
        }

        Record opaque() {
            alpha = false;
            return this;
        }

        Record mask(Mask to, int left, int top, int outside, int flag) {
            mask = to;
            maskX = left;
            maskY = top;
            maskOutside = outside;
            maskFlags = flag;
            return this;
        }

        Record block(String key, byte[] content) {
            byte[] padding = new byte[content.length % 2];
            blocks.add(concat(ascii("8BIM"), ascii(key), ints(content.length), content, padding));
            return this;
        }
    }

    PsdBytes layer(Record record) {
        records.add(record);
        return this;
    }

    PsdBytes mode(int to) {
        mode = to;
        return this;
    }

    PsdBytes depth(int to) {
        depth = to;
        return this;
    }

    PsdBytes packing(int to) {
        packing = to;
        return this;
    }

    PsdBytes large() {
        large = true;
        return this;
    }

    PsdBytes profile(byte[] to) {
        profile = to;
        return this;
    }

    PsdBytes table(byte[] to) {
        table = to;
        return this;
    }

    PsdBytes flattened(Raster to, int channels) {
        flattened = to;
        flattenedChannels = channels;
        return this;
    }

    Path write(Path file) throws IOException {
        return Files.write(file, bytes());
    }

    byte[] bytes() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeBytes("8BPS");
            out.writeShort(large ? 2 : 1);
            out.write(new byte[6]);
            out.writeShort(flattenedChannels);
            out.writeInt(height);
            out.writeInt(width);
            out.writeShort(depth);
            out.writeShort(mode);
            out.writeInt(table.length);
            out.write(table);
            byte[] resources = resources();
            out.writeInt(resources.length);
            out.write(resources);
            section(out, layersAndMasks());
            flattened(out);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// A resolution, which nobody asks for, and the profile.
    private byte[] resources() {
        byte[] resolution = concat(ascii("8BIM"), shorts(1005, 0), ints(16), new byte[16]);
        if (profile.length == 0) {
            return resolution;
        }
        byte[] padding = new byte[profile.length % 2];
        return concat(
                resolution, ascii("8BIM"), shorts(1039, 0), ints(profile.length), profile, padding);
    }

    private byte[] layersAndMasks() throws IOException {
        if (records.isEmpty()) {
            return new byte[0];
        }
        byte[] info = layerInfo();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        if (depth == 8) {
            section(out, info);
            out.writeInt(0);
        } else {
            section(out, new byte[0]);
            out.writeInt(0);
            out.writeBytes("8BIMPatt"); // another block first, of an odd length
            out.writeInt(5);
            out.write(new byte[8]);
            out.writeBytes("8BIMLr" + depth);
            section(out, info);
        }
        return bytes.toByteArray();
    }

    private byte[] layerInfo() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(-records.size());
        List<byte[]> data = new ArrayList<>();
        for (Record record : records) {
            record(out, record, data);
        }
        for (byte[] channel : data) {
            out.write(channel);
        }
        out.write(new byte[out.size() % 2]);
        return bytes.toByteArray();
    }

    private void record(DataOutputStream out, Record record, List<byte[]> data) throws IOException {
        int right = record.pixels ? record.x + record.picture.width() : record.x;
        int bottom = record.pixels ? record.y + record.picture.height() : record.y;
        out.write(ints(record.y, record.x, bottom, right));
        List<Integer> ids = new ArrayList<>();
        List<byte[]> channels = new ArrayList<>();
        for (int id = record.alpha ? -1 : 0; id < (mode == 3 ? 3 : 1); id++) {
            ids.add(id);
            int channel = id < 0 ? 3 : id;
            channels.add(record.pixels ? channel(record.picture, channel, packing) : shorts(0));
        }
        if (record.maskOutside >= 0) {
            ids.add(-2);
            Raster values = record.mask.toRaster();
            channels.add(channel(values, 0, packing));
        }
        out.writeShort(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            out.writeShort(ids.get(i));
            length(out, channels.get(i).length);
        }
        data.addAll(channels);
        out.writeBytes("8BIM" + record.blend);
        out.write(new byte[] {(byte) record.opacity, (byte) record.clipping, (byte) record.flags});
        out.write(0);
        byte[] extra = extra(record);
        out.writeInt(extra.length);
        out.write(extra);
    }

    private static byte[] extra(Record record) {
        byte[] mask = {};
        if (record.maskOutside >= 0) {
            byte[] bounds =
                    ints(
                            record.maskY,
                            record.maskX,
                            record.maskY + record.mask.height(),
                            record.maskX + record.mask.width());
            mask =
                    concat(
                            bounds,
                            new byte[] {(byte) record.maskOutside, (byte) record.maskFlags, 0, 0});
        }
        byte[] letters = record.name.getBytes(StandardCharsets.ISO_8859_1);
        byte[] padding = new byte[(4 - (letters.length + 1) % 4) % 4];
        byte[] extra =
                concat(
                        ints(mask.length),
                        mask,
                        ints(8),
                        new byte[8],
                        new byte[] {(byte) letters.length},
                        letters,
                        padding);
        if (!record.unicodeName.isEmpty()) {
            byte[] text = record.unicodeName.getBytes(StandardCharsets.UTF_16BE);
            extra =
                    concat(
                            extra,
                            ascii("8BIMluni"),
                            ints(4 + text.length, record.unicodeName.length()),
                            text);
        }
        for (byte[] block : record.blocks) {
            extra = concat(extra, block);
        }
        return extra;
    }

    private byte[] channel(Raster picture, int channel, int how) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(how);
        ByteArrayOutputStream counts = new ByteArrayOutputStream();
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        for (int y = 0; y < picture.height(); y++) {
            byte[] row = row(picture, channel, y);
            if (how == PACK_BITS) {
                byte[] packed = packed(row);
                counts.write(large ? ints(packed.length) : shorts(packed.length));
                rows.write(packed);
            } else {
                rows.write(how == ZIP_WITH_PREDICTION ? differences(row) : row);
            }
        }
        out.write(counts.toByteArray());
        if (how >= ZIP) {
            try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
                deflater.write(rows.toByteArray());
            }
        } else {
            out.write(rows.toByteArray());
        }
        return bytes.toByteArray();
    }

    /// Of 16 bits, the lower byte is something else, below a half.
    private byte[] row(Raster picture, int channel, int y) {
        byte[] row = new byte[picture.width() * depth / 8];
        for (int x = 0; x < picture.width(); x++) {
            int value = picture.get(x, y, channel);
            if (depth == 8) {
                row[x] = (byte) value;
            } else {
                row[2 * x] = (byte) value;
                row[2 * x + 1] = (byte) (value - (value > 200 ? 3 : -3));
            }
        }
        return row;
    }

    private byte[] differences(byte[] row) {
        byte[] result = row.clone();
        int step = depth / 8;
        for (int i = row.length - step; i >= step; i -= step) {
            if (step == 1) {
                result[i] = (byte) (row[i] - row[i - 1]);
            } else {
                int now = (row[i] & 0xff) << 8 | row[i + 1] & 0xff;
                int before = (row[i - 2] & 0xff) << 8 | row[i - 1] & 0xff;
                result[i] = (byte) (now - before >> 8);
                result[i + 1] = (byte) (now - before);
            }
        }
        return result;
    }

    /// Runs of equal bytes and, in between, bytes as they are.
    private static byte[] packed(byte[] row) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = 0;
        while (at < row.length) {
            int run = 1;
            while (at + run < row.length && run < 128 && row[at + run] == row[at]) {
                run++;
            }
            out.write(run > 1 ? 1 - run : 0);
            out.write(row[at]);
            at += run;
        }
        return out.toByteArray();
    }

    private void flattened(DataOutputStream out) throws IOException {
        out.writeShort(RAW);
        for (int c = 0; c < flattenedChannels; c++) {
            for (int y = 0; y < height; y++) {
                if (depth == 32) {
                    out.write(new byte[4 * width]);
                } else {
                    out.write(row(flattened, Math.min(c, 3), y));
                }
            }
        }
    }

    private void section(DataOutputStream out, byte[] content) throws IOException {
        length(out, content.length);
        out.write(content);
    }

    private void length(DataOutputStream out, int length) throws IOException {
        if (large) {
            out.writeLong(length);
        } else {
            out.writeInt(length);
        }
    }

    static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    private static byte[] shorts(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return bytes.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
