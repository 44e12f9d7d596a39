package org.scumble.app.canvas.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import javax.imageio.stream.ImageInputStream;

/// A block of a Photoshop file's "Additional Layer Information".
///
/// @param key four letters that say what it holds
record PsdBlock(String key, PsdSection content) {
    private static final Set<String> SIGNATURES = Set.of("8BIM", "8B64");
    private static final int SHORTEST = 12;

    /// Blocks whose length has 8 bytes in large documents.
    private static final Set<String> LONG =
            Set.of(
                    "LMsk", "Lr16", "Lr32", "Layr", "Mt16", "Mt32", "Mtrn", "Alph", "FMsk", "lnk2",
                    "FEid", "FXid", "PxSD");

    /// The next block of a section; nothing where the section ends or something else follows,
    /// which some programs leave there.
    ///
    /// @throws IOException if the block reaches beyond the section
    static Optional<PsdBlock> next(ImageInputStream in, PsdSection section, boolean large)
            throws IOException {
        if (section.left(in) < SHORTEST || !SIGNATURES.contains(letters(in))) {
            return Optional.empty();
        }
        String key = letters(in);
        long length = large && LONG.contains(key) ? in.readLong() : in.readUnsignedInt();
        return Optional.of(new PsdBlock(key, section.inside(in, length)));
    }

    /// The next four letters of a file.
    static String letters(ImageInputStream in) throws IOException {
        byte[] letters = new byte[4];
        in.readFully(letters);
        return new String(letters, StandardCharsets.ISO_8859_1);
    }
}
