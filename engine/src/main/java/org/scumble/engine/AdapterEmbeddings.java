package org.scumble.engine;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.scumble.engine.adapter.Part;
import org.scumble.engine.prompt.Embedding;
import org.scumble.engine.prompt.Embeddings;

/// The textual inversions that prompts may name, read when one does.
final class AdapterEmbeddings implements Embeddings {
    private static final float[][] NONE = {};

    private final Map<String, Path> files = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final AdapterShelf shelf;
    private final Path model;

    AdapterEmbeddings(LoraFinder finder, AdapterShelf shelf, Path model) {
        this.shelf = shelf;
        this.model = model;
        finder.embeddings().forEach(file -> files.putIfAbsent(LoraNames.of(file), file));
    }

    @Override
    public Collection<String> names() {
        return files.keySet();
    }

    /// The file of that name, if there is one.
    Optional<Path> file(String name) {
        return Optional.ofNullable(files.get(name.strip()));
    }

    /// @throws EngineException if its file cannot be used
    @Override
    public Optional<Embedding> find(String name) {
        return file(name).map(this::read);
    }

    private Embedding read(Path file) {
        Map<Part, float[][]> vectors = shelf.prepare(file, model).match().embeddings();
        return new Embedding(
                LoraNames.of(file),
                Stream.of(Part.TEXT_ENCODER, Part.TEXT_ENCODER_2)
                        .map(part -> vectors.getOrDefault(part, NONE))
                        .toList());
    }
}
