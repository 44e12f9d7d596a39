package org.scumble.app.lora;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.scumble.engine.Engine;
import org.scumble.engine.EngineException;
import org.scumble.engine.adapter.AdapterKind;

/// Tells textual inversions from other adapters by their headers, each of which is read once. May
/// be used by several threads at once.
final class EmbeddingFiles {
    /// Some hundred vectors; what is larger is none, and need not be opened to know.
    private static final long LARGEST = 4L << 20;

    private final Map<Stamp, Boolean> known = new ConcurrentHashMap<>();

    private record Stamp(Path file, long bytes, FileTime modified) {}

    List<Path> among(List<Path> files) {
        return files.stream().filter(this::isEmbedding).toList();
    }

    private boolean isEmbedding(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.size() <= LARGEST
                    && known.computeIfAbsent(
                            new Stamp(file, attributes.size(), attributes.lastModifiedTime()),
                            stamp -> read(stamp.file));
        } catch (IOException e) {
            return false; // gone meanwhile
        }
    }

    private static boolean read(Path file) {
        try {
            return Engine.describeAdapter(file).kind() == AdapterKind.TEXTUAL_INVERSION;
        } catch (EngineException e) {
            return false; // its card says what is wrong with it
        }
    }
}
