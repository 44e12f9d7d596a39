package org.scumble.app.generate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.scumble.app.models.ModelCatalogue;
import org.scumble.app.ui.PictureFiles;

/// What dropping files on the window will do.
public sealed interface Drop {
    /// Adds model files and folders; of a file the engine cannot use, it says why.
    record AddModels(List<Path> paths) implements Drop {}

    /// Restores the settings found in a picture.
    ///
    /// @param others how many more pictures came with it, of which no use is made
    record RestoreSettings(Path file, int others) implements Drop {}

    /// Nothing: these files mean nothing to the studio.
    record Refuse() implements Drop {}

    static Drop of(List<Path> files) {
        List<Path> models =
                files.stream()
                        .filter(file -> ModelCatalogue.isWeights(file) || Files.isDirectory(file))
                        .toList();
        if (!models.isEmpty()) {
            return new AddModels(models);
        }
        List<Path> pictures = files.stream().filter(PictureFiles.FLAT::include).toList();
        return pictures.isEmpty()
                ? new Refuse()
                : new RestoreSettings(pictures.getFirst(), pictures.size() - 1);
    }
}
