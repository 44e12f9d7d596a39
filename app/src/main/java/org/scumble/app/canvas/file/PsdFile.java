package org.scumble.app.canvas.file;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.image.Box;

/// What a Photoshop file is made of, by Adobe's "Photoshop File Formats Specification": where
/// things are in the file and what they are called, not the pixels themselves.
///
/// @param large whether it is of the kind for large documents (PSB), with longer lengths
/// @param header the first 26 bytes
/// @param channels of the flattened picture
/// @param canvas the document's size
/// @param depth bits a channel
/// @param mode what the channels mean
/// @param colourTable of an indexed picture; empty otherwise
/// @param profile the ICC profile; null if there is none
/// @param layers bottom first, groups among them; empty if the file has none
/// @param flattened where the flattened picture begins
record PsdFile(
        boolean large,
        byte[] header,
        int channels,
        Box canvas,
        int depth,
        int mode,
        byte[] colourTable,
        byte @Nullable [] profile,
        List<PsdLayer> layers,
        long flattened) {
    static final int GREY = 1;
    static final int RGB = 3;
    static final int DUOTONE = 8;

    private static final List<String> MODES =
            List.of(
                    "bitmap",
                    "grey",
                    "indexed colours",
                    "RGB",
                    "CMYK",
                    "unknown",
                    "unknown",
                    "several channels",
                    "duotone",
                    "Lab");

    /// Whether the layers' pixels can be read.
    boolean hasReadableLayers() {
        return (mode == GREY || mode == RGB || mode == DUOTONE) && (depth == 8 || depth == 16);
    }

    /// How many of the channels are colours.
    int colours() {
        return mode == RGB ? 3 : 1;
    }

    /// What to tell the artist the file is, as "CMYK, 32 bits".
    String description() {
        String name = mode >= 0 && mode < MODES.size() ? MODES.get(mode) : "unknown";
        return name + ", " + depth + (depth == 1 ? " bit" : " bits");
    }
}
