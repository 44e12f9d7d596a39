package org.scumble.engine.prompt;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Knows the embeddings that prompts may name.
public interface Embeddings {
    Embeddings NONE =
            new Embeddings() {
                @Override
                public Collection<String> names() {
                    return List.of();
                }

                @Override
                public Optional<Embedding> find(String name) {
                    return Optional.empty();
                }
            };

    /// What they are called: the names of their files, without folder and ending.
    Collection<String> names();

    /// The embedding of that name, if there is one.
    ///
    /// @param name one of [#names], or as the artist wrote it; looked up, never used as a path
    /// @throws org.scumble.engine.EngineException if there is one, but it cannot be read
    Optional<Embedding> find(String name);
}
