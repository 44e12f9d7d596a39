package org.scumble.engine.weights;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a file or folder holds, read from its headers alone.
public sealed interface ModelFile permits Checkpoint, AutoencoderFile {

    /// Recognises the file or folder at `path`.
    ///
    /// @throws org.scumble.engine.EngineException if there is none, it is damaged, or it is of a
    ///     kind that the engine does not run; the message names the kind and says what to do
    static ModelFile open(Path path) {
        return Files.isDirectory(path) ? DiffusersFolder.open(path) : SingleFile.open(path);
    }

    /// The file or folder, as given to [#open].
    Path path();

    Layout layout();

    /// On disk.
    long bytes();

    /// One line for people: "Stable Diffusion XL base, fp16, single file, 6.9 GB".
    String description();

    /// What is missing to run the model, in words; empty if nothing is.
    List<String> missing();
}
