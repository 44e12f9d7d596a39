package org.scumble.app.lora;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Recognises the folders of other programs, of which only a few folders hold adapters: those of
/// AUTOMATIC1111 and Forge (`models/Lora`, `models/LyCORIS`, `embeddings`) and of ComfyUI
/// (`models/loras`, `models/embeddings`).
final class LoraRoots {
    private static final String MODELS = "models";
    private static final String EMBEDDINGS = "embeddings";
    private static final Set<String> ADAPTERS = Set.of("lora", "loras", "lycoris");

    private LoraRoots() {}

    /// Where the adapters of a folder lie: in itself, unless it is such a program's.
    static List<Path> of(Path folder) {
        Path plain = folder.toAbsolutePath().normalize();
        return folders(plain, Set.of(MODELS)).stream()
                .map(models -> inModels(models, plain))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElseGet(() -> inPlain(plain));
    }

    private static List<Path> inPlain(Path folder) {
        Path parent = folder.getParent();
        Path name = folder.getFileName();
        boolean isModels = name != null && MODELS.equals(name.toString().toLowerCase(Locale.ROOT));
        List<Path> found = isModels && parent != null ? inModels(folder, parent) : List.of();
        return found.isEmpty() ? List.of(folder) : found;
    }

    /// Nothing, unless a folder of adapters is among the models: then also the embeddings, which
    /// lie among them or beside them.
    private static List<Path> inModels(Path models, Path root) {
        List<Path> found = new ArrayList<>(folders(models, ADAPTERS));
        if (!found.isEmpty()) {
            found.addAll(folders(models, Set.of(EMBEDDINGS)));
            found.addAll(folders(root, Set.of(EMBEDDINGS)));
        }
        return found;
    }

    /// The folders in `folder` of one of the names, however they are written.
    private static List<Path> folders(Path folder, Set<String> names) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(
                            child ->
                                    names.contains(
                                                    String.valueOf(child.getFileName())
                                                            .toLowerCase(Locale.ROOT))
                                            && Files.isDirectory(child))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }
}
