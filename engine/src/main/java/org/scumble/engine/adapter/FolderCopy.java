package org.scumble.engine.adapter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.scumble.engine.file.AtomicFolder;

/// Copies a model's folder, writing some files anew. Other versions of those files' weights, which
/// may lie beside them, stay behind: they are not what the copy holds.
///
/// @param folder as diffusers writes it; its files may be links, as in Hugging Face's cache
/// @param rewritten the files to write anew, links resolved
record FolderCopy(Path folder, Set<Path> rewritten) {
    private static final int DEPTH = 2;
    private static final Set<String> WEIGHTS =
            Set.of("safetensors", "bin", "ckpt", "pt", "msgpack", "h5", "onnx", "pb");

    /// Writes a file anew.
    @FunctionalInterface
    interface Rewrite {
        void write(Path file, Path copy);
    }

    /// @throws IOException if `target` exists or cannot be written
    void write(Path target, Rewrite rewrite) throws IOException {
        Path root = folder.toRealPath();
        List<Path> files = files(root);
        Set<Path> components = new HashSet<>(Set.of(root));
        for (Path file : files) {
            if (rewritten.contains(file.toRealPath())) {
                components.add(file.getParent());
            }
        }
        AtomicFolder.write(
                target,
                copy -> {
                    for (Path file : files) {
                        Path to = copy.resolve(root.relativize(file).toString());
                        Path real = file.toRealPath();
                        if (rewritten.contains(real)) {
                            Files.createDirectories(to.getParent());
                            rewrite.write(real, to);
                        } else if (!isWeights(file) || !components.contains(file.getParent())) {
                            Files.createDirectories(to.getParent());
                            Files.copy(real, to);
                        }
                    }
                });
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root, DEPTH)) {
            return files.filter(file -> Files.isRegularFile(file) && !isHidden(file, root))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// Such as what downloads leave in `.cache`.
    private static boolean isHidden(Path file, Path root) {
        for (Path name : root.relativize(file)) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWeights(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return WEIGHTS.contains(name.substring(name.lastIndexOf('.') + 1));
    }
}
