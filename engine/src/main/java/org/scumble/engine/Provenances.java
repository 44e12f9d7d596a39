package org.scumble.engine;

import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.scumble.engine.adapter.AdapterStack;
import org.scumble.engine.pipeline.Painter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says what pictures are made with.
///
/// @param device where they are computed
record Provenances(ModelHash hash, Device device) {
    private static final Logger LOG = LoggerFactory.getLogger(Provenances.class);

    /// Of a picture that is painted. Hashing gigabytes for the first time takes seconds: not to be
    /// asked for before. A file that is gone by now has no hash, and the picture is kept.
    Provenance of(
            Path model, Painter painter, AdapterStack adapters, AdapterEmbeddings embeddings) {
        return new Provenance(
                ModelDescriber.name(model),
                hashed(() -> hash.of(model)),
                painter.sampler(),
                painter.schedule(),
                Software.NAME,
                device.label(),
                adapters.layers().stream().map(this::applied).toList(),
                painter.usedEmbeddings().stream()
                        .flatMap(name -> applied(name, embeddings))
                        .toList());
    }

    private AppliedLora applied(AdapterStack.Layer layer) {
        return new AppliedLora(
                layer.info().name(),
                hashed(() -> hash.ofAdapter(layer.info().path())),
                layer.unet(),
                layer.textEncoder());
    }

    private static Stream<AppliedEmbedding> applied(String name, AdapterEmbeddings embeddings) {
        return embeddings.file(name).stream()
                .map(file -> new AppliedEmbedding(name, hashed(() -> ModelHash.ofEmbedding(file))));
    }

    private static String hashed(Supplier<String> hash) {
        try {
            return hash.get();
        } catch (EngineException e) {
            LOG.warn("A picture is kept without a hash: {}", e.getMessage());
            return "";
        }
    }
}
