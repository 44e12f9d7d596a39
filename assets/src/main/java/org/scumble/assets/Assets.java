package org.scumble.assets;

import java.nio.file.Path;

/// The files that ship beside the program. Models are mapped into memory, so they stay plain files
/// and are not packed into a jar.
///
/// @param folder the `assets` folder
public record Assets(Path folder) {
    /// The system property by which launcher and installers name the folder.
    public static final String PROPERTY = "scumble.assets";

    /// The folder named by [#PROPERTY], or `assets` under the working folder.
    public static Assets find() {
        return new Assets(Path.of(System.getProperty(PROPERTY, "assets")).toAbsolutePath());
    }

    /// The starter model, in the diffusers layout.
    public Path starter() {
        return folder.resolve("starter");
    }

    /// CLIP's `vocab.json` and `merges.txt`, for checkpoints that carry none.
    public Path clipTokenizer() {
        return folder.resolve("tokenizer").resolve("clip");
    }
}
