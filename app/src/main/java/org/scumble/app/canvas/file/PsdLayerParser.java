package org.scumble.app.canvas.file;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.stream.ImageInputStream;
import org.scumble.app.canvas.file.PsdLayer.Channel;

/// Reads the section "Layer and Mask Information" of a Photoshop file.
final class PsdLayerParser {
    /// Blocks that hold the layers of documents of 16 and 32 bits.
    private static final Set<String> LAYERS = Set.of("Layr", "Lr16", "Lr32");

    private final ImageInputStream in;
    private final boolean large;

    PsdLayerParser(ImageInputStream in, boolean large) {
        this.in = in;
        this.large = large;
    }

    /// The layers in `section`, which is read now, bottom first.
    ///
    /// @throws IOException if anything reaches beyond the section
    List<PsdLayer> layers(PsdSection section) throws IOException {
        if (section.length() == 0) {
            return List.of();
        }
        PsdSection info = section.inside(in, large ? in.readLong() : in.readUnsignedInt());
        if (info.length() > 0) {
            return layersOf(info);
        }
        if (section.left(in) >= Integer.BYTES) {
            PsdSection globalMask = section.inside(in, in.readUnsignedInt());
            in.seek(globalMask.end());
        }
        while (true) {
            Optional<PsdBlock> block = PsdBlock.next(in, section, large);
            if (block.isEmpty()) {
                return List.of();
            }
            PsdSection content = block.get().content();
            if (LAYERS.contains(block.get().key())) {
                return layersOf(content);
            }
            // Padded to four bytes, whatever the length says.
            in.seek(content.end() + (4 - content.length() % 4) % 4);
        }
    }

    private List<PsdLayer> layersOf(PsdSection info) throws IOException {
        // A negative number says that the flattened picture has transparency.
        int count = Math.abs(in.readShort());
        List<PsdLayer> layers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            layers.add(new PsdRecordParser(in, large).layer(info));
        }
        return placed(layers, info);
    }

    /// The channels' data follows all records, in their order.
    private List<PsdLayer> placed(List<PsdLayer> layers, PsdSection info) throws IOException {
        long position = in.getStreamPosition();
        List<PsdLayer> result = new ArrayList<>();
        for (PsdLayer layer : layers) {
            List<Channel> channels = new ArrayList<>();
            for (Channel channel : layer.channels()) {
                if (channel.length() < 0 || channel.length() > info.end() - position) {
                    throw new EOFException();
                }
                channels.add(new Channel(channel.id(), position, channel.length()));
                position += channel.length();
            }
            result.add(layer.withChannels(channels));
        }
        return result;
    }
}
