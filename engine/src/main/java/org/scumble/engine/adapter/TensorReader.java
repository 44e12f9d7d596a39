package org.scumble.engine.adapter;

import org.scumble.engine.adapter.Examined.Sound;
import org.scumble.engine.adapter.Examined.Unsound;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.Safetensors;
import org.scumble.engine.weights.TensorEntry;

/// Reads tensors of an adapter, after a look at what the header says of them.
final class TensorReader {
    /// Twice the elements of the largest layer of any model that the engine paints with.
    private static final long MOST_ELEMENTS = 1L << 26;

    private final Safetensors file;

    TensorReader(Safetensors file) {
        this.file = file;
    }

    /// @throws org.scumble.engine.EngineException if the file is gone or was cut short
    Examined<HostTensor> read(TensorEntry entry) {
        if (entry.type().dtype() == null) {
            return new Unsound<>(
                    "it is stored as %s, and only fp32, fp16 and bf16 are read"
                            .formatted(entry.type()));
        }
        if (HostTensor.elements(entry.shape()) > MOST_ELEMENTS) {
            return new Unsound<>("it is larger than any layer");
        }
        return new Sound<>(file.slice(entry.name()).copy());
    }
}
