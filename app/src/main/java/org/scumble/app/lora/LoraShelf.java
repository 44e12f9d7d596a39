package org.scumble.app.lora;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scumble.engine.Engine;

/// Scumble's own folder of adapter files, for those who add to it without the window.
public final class LoraShelf {
    private final Path folder;

    /// @param folder made when something is added
    public LoraShelf(Path folder) {
        this.folder = folder;
    }

    /// What became of a file.
    ///
    /// @param file where it is now
    /// @param isNew whether it was not there before
    public record Added(Path file, boolean isNew) {}

    /// Copies an adapter's file, and the pictures and texts beside it, whole or not at all.
    ///
    /// @throws org.scumble.engine.EngineException if it is no adapter, or cannot be copied
    public Added add(Path file) {
        Engine.describeAdapter(file); // refuses what is none
        Set<Path> before = present();
        Path target = new LoraImport(folder).copy(file, part -> {});
        return new Added(target, !before.contains(target));
    }

    private Set<Path> present() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.collect(Collectors.toSet());
        } catch (IOException e) {
            return Set.of(); // not made yet
        }
    }
}
