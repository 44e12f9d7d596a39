package org.scumble.app.generate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.scumble.app.models.ModelCatalogue;

/// What dropping files on the window will do.
public sealed interface Drop {
    Set<String> PICTURES = Set.of("png", "jpg", "jpeg", "webp");

    /// Adds model files and folders.
    record AddModels(List<Path> paths) implements Drop {}

    /// Restores the settings found in a picture.
    record RestoreSettings(Path file) implements Drop {}

    /// Nothing: these files mean nothing to the studio.
    record Refuse() implements Drop {}

    static Drop of(List<Path> files) {
        List<Path> models =
                files.stream()
                        .filter(file -> ModelCatalogue.isModelFile(file) || Files.isDirectory(file))
                        .toList();
        if (!models.isEmpty()) {
            return new AddModels(models);
        }
        return files.stream()
                .filter(Drop::isPicture)
                .findFirst()
                .<Drop>map(RestoreSettings::new)
                .orElseGet(Refuse::new);
    }

    /// Whether a name is that of a picture the studio can read.
    static boolean isPicture(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return PICTURES.contains(name.substring(name.lastIndexOf('.') + 1));
    }
}
