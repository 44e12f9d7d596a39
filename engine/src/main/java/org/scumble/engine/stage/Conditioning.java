package org.scumble.engine.stage;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.tensor.HostTensor;

/// What a prompt means to the U-Net.
///
/// @param hidden one vector a token, `tokens * dim` values
/// @param tokens a multiple of the encoder's window, 77 for CLIP
/// @param dim the width of a vector
/// @param pooled one vector for the whole prompt, where the model wants it (SDXL)
public record Conditioning(float[] hidden, int tokens, int dim, float @Nullable [] pooled) {
    /// Zeros in this one's shape.
    public Conditioning zeros() {
        return new Conditioning(
                new float[hidden.length],
                tokens,
                dim,
                pooled == null ? null : new float[pooled.length]);
    }

    /// Several conditionings of equal length as one batch, `[batch, tokens, dim]`.
    static HostTensor hiddenBatch(Conditioning... batch) {
        Conditioning first = batch[0];
        float[] all = new float[batch.length * first.hidden.length];
        for (int i = 0; i < batch.length; i++) {
            System.arraycopy(batch[i].hidden, 0, all, i * first.hidden.length, first.hidden.length);
        }
        return HostTensor.of(all, batch.length, first.tokens, first.dim);
    }

    /// The pooled vectors of several conditionings as one batch, `[batch, width]`.
    static HostTensor pooledBatch(Conditioning... batch) {
        int width = Objects.requireNonNull(batch[0].pooled).length;
        float[] all = new float[batch.length * width];
        for (int i = 0; i < batch.length; i++) {
            System.arraycopy(Objects.requireNonNull(batch[i].pooled), 0, all, i * width, width);
        }
        return HostTensor.of(all, batch.length, width);
    }
}
