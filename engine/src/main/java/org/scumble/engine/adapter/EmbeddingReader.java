package org.scumble.engine.adapter;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.adapter.Examined.Sound;
import org.scumble.engine.adapter.Examined.Unsound;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.Safetensors;

/// Reads embeddings of words for the text encoders of a base model.
final class EmbeddingReader {
    private final TensorReader tensors;
    private final Targets targets;

    EmbeddingReader(Safetensors file, Targets targets) {
        this.tensors = new TensorReader(file);
        this.targets = targets;
    }

    /// What the base model's encoders take, by word; why the others do not is put
    /// into `reasons`, by key.
    ///
    /// @throws org.scumble.engine.EngineException if the file is gone or was cut short
    Map<String, Map<Part, float[][]>> read(
            List<StoredEmbedding> embeddings, Map<String, String> reasons) {
        Map<String, Map<Part, float[][]>> words = new LinkedHashMap<>();
        for (StoredEmbedding embedding : embeddings) {
            Part part = part(embedding);
            String reason =
                    part == null
                            ? "no text encoder of the model takes %d numbers a token"
                                    .formatted(embedding.width())
                            : readInto(words, part, embedding);
            if (!reason.isEmpty()) {
                reasons.put(embedding.entry().name(), reason);
            }
        }
        return words;
    }

    /// Reads an embedding; answers why it cannot be used, or nothing.
    private String readInto(
            Map<String, Map<Part, float[][]>> words, Part part, StoredEmbedding embedding) {
        return switch (tensors.read(embedding.entry())) {
            case Sound<HostTensor>(HostTensor tensor) -> {
                if (!tensor.dtype().isFloating()) {
                    yield "it holds whole numbers";
                }
                float[] values = tensor.floats();
                for (float value : values) {
                    if (!Float.isFinite(value)) {
                        yield "it holds values that are not numbers";
                    }
                }
                words.computeIfAbsent(embedding.token(), _ -> new EnumMap<>(Part.class))
                        .put(part, rows(values, embedding.vectors()));
                yield "";
            }
            case Unsound<HostTensor>(String reason) -> reason;
        };
    }

    private @Nullable Part part(StoredEmbedding embedding) {
        for (Part part : List.of(Part.TEXT_ENCODER, Part.TEXT_ENCODER_2)) {
            boolean meant = embedding.part() == null || embedding.part() == part;
            if (meant && targets.embeddingWidth(part) == embedding.width()) {
                return part;
            }
        }
        return null;
    }

    private static float[][] rows(float[] values, int count) {
        int width = values.length / count;
        float[][] rows = new float[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = Arrays.copyOfRange(values, i * width, (i + 1) * width);
        }
        return rows;
    }
}
