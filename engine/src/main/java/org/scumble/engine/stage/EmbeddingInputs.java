package org.scumble.engine.stage;

import java.util.List;
import java.util.Map;
import org.scumble.engine.model.ClipTextModel;
import org.scumble.engine.prompt.TokenChunk;
import org.scumble.engine.tensor.HostTensor;

/// What a text encoder is told of the embeddings in a prompt.
final class EmbeddingInputs {
    private EmbeddingInputs() {}

    /// @param encoder the text encoder's index in the model
    /// @param width of its hidden states
    static Map<String, HostTensor> of(List<TokenChunk> chunks, int encoder, int width) {
        int length = chunks.getFirst().ids().length;
        float[] mask = new float[chunks.size() * length];
        float[] vectors = new float[mask.length * width];
        for (int i = 0; i < chunks.size(); i++) {
            int start = i * length;
            chunks.get(i)
                    .vectors()
                    .forEach(
                            (position, vector) -> {
                                int token = start + position;
                                float[] values = vector.values(encoder);
                                mask[token] = 1;
                                System.arraycopy(values, 0, vectors, token * width, width);
                            });
        }
        return Map.of(
                ClipTextModel.EMBEDDING_MASK,
                HostTensor.of(mask, chunks.size(), length, 1),
                ClipTextModel.EMBEDDING_OVERRIDE,
                HostTensor.of(vectors, chunks.size(), length, width));
    }
}
