package org.scumble.engine.prompt;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Embeddings in memory.
public record ListedEmbeddings(List<Embedding> all) implements Embeddings {
    public static ListedEmbeddings of(Embedding... all) {
        return new ListedEmbeddings(List.of(all));
    }

    /// Embeddings of these names, as many tokens as each name has letters.
    static ListedEmbeddings named(String... names) {
        return new ListedEmbeddings(
                List.of(names).stream()
                        .map(
                                name ->
                                        new Embedding(
                                                name,
                                                List.<float[][]>of(new float[name.length()][1])))
                        .toList());
    }

    @Override
    public Collection<String> names() {
        return all.stream().map(Embedding::name).toList();
    }

    @Override
    public Optional<Embedding> find(String name) {
        return all.stream().filter(embedding -> embedding.name().equals(name)).findFirst();
    }
}
