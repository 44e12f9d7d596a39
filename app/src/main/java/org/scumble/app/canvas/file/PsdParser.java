package org.scumble.app.canvas.file;

import java.io.IOException;
import java.util.List;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.image.Box;

/// Reads what a Photoshop file is made of. Every length is checked against the section it is in
/// before it is used.
final class PsdParser {
    static final int HEADER_LENGTH = 26;

    private static final int SIGNATURE = 0x38425053; // 8BPS
    private static final int RESOURCE = 0x3842494d; // 8BIM
    private static final int PROFILE = 1039;
    private static final int LARGEST_PROFILE = 8 << 20;
    private static final int LARGEST_TABLE = 768;
    private static final int MOST_CHANNELS = 56;

    private final ImageInputStream in;
    private boolean large;

    private PsdParser(ImageInputStream in) {
        this.in = in;
    }

    /// @param in at its start
    /// @throws IOException if it is no Photoshop file, damaged, or larger than a canvas may be
    static PsdFile parse(ImageInputStream in) throws IOException {
        return new PsdParser(in).file();
    }

    private PsdFile file() throws IOException {
        byte[] header = new byte[HEADER_LENGTH];
        in.readFully(header);
        in.seek(0);
        int signature = in.readInt();
        int version = in.readUnsignedShort();
        if (signature != SIGNATURE || version < 1 || version > 2) {
            throw new IOException("it is no Photoshop file");
        }
        large = version == 2;
        in.skipBytes(6);
        int channels = in.readUnsignedShort();
        long height = in.readUnsignedInt();
        Box canvas = Limits.canvas(in.readUnsignedInt(), height);
        int depth = in.readUnsignedShort();
        int mode = in.readUnsignedShort();
        if (channels < 1 || channels > MOST_CHANNELS) {
            throw new IOException("it has %d channels".formatted(channels));
        }
        byte[] table = colourTable();
        byte[] profile = profile();
        PsdSection section = PsdSection.next(in, large);
        List<PsdLayer> layers = new PsdLayerParser(in, large).layers(section);
        return new PsdFile(
                large,
                header,
                channels,
                canvas,
                depth,
                mode,
                table,
                profile,
                layers,
                section.end());
    }

    private byte[] colourTable() throws IOException {
        PsdSection section = PsdSection.next(in, false);
        byte[] table = new byte[(int) Math.min(section.length(), LARGEST_TABLE)];
        in.readFully(table);
        in.seek(section.end());
        return table;
    }

    /// Looks through the image resources for the ICC profile.
    private byte @Nullable [] profile() throws IOException {
        PsdSection resources = PsdSection.next(in, false);
        byte[] profile = null;
        while (resources.left(in) >= 12 && in.readInt() == RESOURCE) {
            int id = in.readUnsignedShort();
            int nameLength = in.readUnsignedByte();
            in.seek(in.getStreamPosition() + nameLength + (nameLength + 1) % 2);
            PsdSection resource = resources.inside(in, in.readUnsignedInt());
            if (id == PROFILE && resource.length() <= LARGEST_PROFILE) {
                profile = new byte[(int) resource.length()];
                in.readFully(profile);
            }
            in.seek(resource.end() + resource.length() % 2);
        }
        in.seek(resources.end());
        return profile;
    }
}
