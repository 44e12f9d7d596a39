package org.scumble.engine.pipeline;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.scumble.engine.EngineException;
import org.scumble.engine.prompt.Embedding;
import org.scumble.engine.prompt.Embeddings;
import org.scumble.engine.stage.EmbeddingFit;

/// Those of the known embeddings that a model can use. What is asked for in vain is remembered.
final class UsableEmbeddings implements Embeddings {
    private final Embeddings known;
    private final EmbeddingFit fit;
    private final Map<String, Optional<Embedding>> answers = new HashMap<>();
    private final Set<String> notices = new LinkedHashSet<>();

    UsableEmbeddings(Embeddings known, EmbeddingFit fit) {
        this.known = known;
        this.fit = fit;
    }

    @Override
    public Collection<String> names() {
        return known.names();
    }

    @Override
    public Optional<Embedding> find(String name) {
        return answers.computeIfAbsent(name, this::usable);
    }

    /// Why some that were asked for are not used, in the order in which they were.
    Set<String> notices() {
        return notices;
    }

    private Optional<Embedding> usable(String name) {
        Optional<Embedding> embedding;
        try {
            embedding = known.find(name);
        } catch (EngineException e) {
            notices.add("The embedding '%s' is not used. %s".formatted(name, e.getMessage()));
            return Optional.empty();
        }
        if (embedding.isEmpty()) {
            notices.add(
                    ("The embedding '%s' was not found. Check its name, or put its .safetensors"
                                    + " file where the others are.")
                            .formatted(name));
            return Optional.empty();
        }
        Optional<String> obstacle = embedding.flatMap(fit::obstacle);
        obstacle.ifPresent(
                it ->
                        notices.add(
                                ("The embedding '%s' is not used: %s. Choose one made for this"
                                                + " kind of model.")
                                        .formatted(name, it)));
        return obstacle.isPresent() ? Optional.empty() : embedding;
    }
}
