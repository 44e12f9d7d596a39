package org.scumble.app.canvas.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.file.PsdLayer.Bounds;
import org.scumble.app.canvas.file.PsdLayer.Channel;
import org.scumble.app.canvas.file.PsdLayer.Mask;
import org.scumble.app.canvas.file.PsdLayer.Part;

/// Reads one layer record of a Photoshop file.
final class PsdRecordParser {
    private static final int TRANSPARENCY_LOCKED = 1;
    private static final int HIDDEN = 2;
    private static final int MASK_DISABLED = 2;
    private static final int SHORTEST_MASK = 18;
    private static final int OPAQUE = 255;

    /// Adjustment and fill layers.
    private static final Set<String> ADJUSTMENTS =
            Set.of(
                    "SoCo", "GdFl", "PtFl", "brit", "levl", "curv", "expA", "vibA", "hue ", "hue2",
                    "blnc", "blwh", "phfl", "mixr", "clrL", "nvrt", "post", "thrs", "grdm", "selc");

    private final ImageInputStream in;
    private final boolean large;

    private String name = "";
    private String blend = "";
    private int fill = OPAQUE;
    private boolean transparencyLocked;
    private boolean effects;
    private boolean adjustment;
    private Part part = Part.LAYER;

    PsdRecordParser(ImageInputStream in, boolean large) {
        this.in = in;
        this.large = large;
    }

    /// The layer whose record begins where the file is read now; its channels have no places yet.
    ///
    /// @throws IOException if the record reaches beyond `section`
    PsdLayer layer(PsdSection section) throws IOException {
        Bounds bounds = bounds();
        List<Channel> channels = channels(section);
        if (!PsdBlock.letters(in).equals("8BIM")) {
            throw new EOFException();
        }
        blend = PsdBlock.letters(in);
        int opacity = in.readUnsignedByte();
        boolean clipped = in.readUnsignedByte() != 0;
        int flags = in.readUnsignedByte();
        transparencyLocked = (flags & TRANSPARENCY_LOCKED) != 0;
        in.readByte();
        PsdSection extra = section.inside(in, in.readUnsignedInt());
        Mask mask = mask(extra);
        PsdSection ranges = extra.inside(in, in.readUnsignedInt());
        in.seek(ranges.end());
        name(extra);
        blocks(extra);
        in.seek(extra.end());
        return new PsdLayer(
                name,
                bounds,
                channels,
                blend,
                opacity,
                fill,
                clipped,
                (flags & HIDDEN) == 0,
                transparencyLocked,
                part,
                mask,
                effects,
                adjustment);
    }

    private Bounds bounds() throws IOException {
        int top = in.readInt();
        int left = in.readInt();
        int bottom = in.readInt();
        return new Bounds(left, top, in.readInt(), bottom);
    }

    private List<Channel> channels(PsdSection section) throws IOException {
        int count = in.readUnsignedShort();
        int length = Short.BYTES + (large ? Long.BYTES : Integer.BYTES);
        PsdSection all = section.inside(in, (long) count * length);
        List<Channel> channels = new ArrayList<>();
        while (all.left(in) > 0) {
            int id = in.readShort();
            channels.add(new Channel(id, 0, large ? in.readLong() : in.readUnsignedInt()));
        }
        return channels;
    }

    private @Nullable Mask mask(PsdSection extra) throws IOException {
        PsdSection section = extra.inside(in, in.readUnsignedInt());
        Mask mask = null;
        if (section.length() >= SHORTEST_MASK) {
            Bounds bounds = bounds();
            int outside = in.readUnsignedByte();
            mask = new Mask(bounds, outside, (in.readUnsignedByte() & MASK_DISABLED) != 0);
        }
        in.seek(section.end());
        return mask;
    }

    /// With the byte of its length padded to four bytes.
    private void name(PsdSection extra) throws IOException {
        if (extra.left(in) < 1) {
            return;
        }
        int length = in.readUnsignedByte();
        PsdSection text = extra.inside(in, length);
        byte[] letters = new byte[length];
        in.readFully(letters);
        name = new String(letters, StandardCharsets.ISO_8859_1);
        in.seek(Math.min(extra.end(), text.end() + (4 - (length + 1) % 4) % 4));
    }

    private void blocks(PsdSection extra) throws IOException {
        while (true) {
            Optional<PsdBlock> block = PsdBlock.next(in, extra, large);
            if (block.isEmpty()) {
                return;
            }
            PsdSection content = block.get().content();
            block(block.get().key(), content);
            in.seek(content.end() + content.length() % 2);
        }
    }

    private void block(String key, PsdSection content) throws IOException {
        switch (key) {
            case "luni" -> {
                PsdSection text = content.inside(in, 2 * in.readUnsignedInt());
                byte[] letters = new byte[(int) text.length()];
                in.readFully(letters);
                name = new String(letters, StandardCharsets.UTF_16BE).replace("\0", "");
            }
            case "lsct", "lsdk" -> section(content);
            case "iOpa" -> fill = content.length() > 0 ? in.readUnsignedByte() : OPAQUE;
            case "lspf" -> transparencyLocked |= (in.readInt() & TRANSPARENCY_LOCKED) != 0;
            case "lfx2", "lmfx", "lrFX" -> effects = true;
            default -> adjustment |= ADJUSTMENTS.contains(key);
        }
    }

    /// "Section Divider Setting": this is an end of a group.
    private void section(PsdSection content) throws IOException {
        int type = in.readInt();
        part =
                switch (type) {
                    case 1, 2 -> Part.GROUP;
                    case 3 -> Part.GROUP_BOTTOM;
                    default -> Part.LAYER;
                };
        if (content.left(in) >= 8) {
            in.readInt();
            blend = PsdBlock.letters(in);
        }
    }
}
