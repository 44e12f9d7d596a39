package org.scumble.engine;

/// Where the engine computes. The names are those of ONNX Runtime's execution providers.
public enum Device {
    CPU("Processor"),
    CUDA("NVIDIA GPU (CUDA)"),
    DIRECTML("GPU (DirectML)"),
    COREML("Apple GPU (CoreML)");

    private final String label;

    Device(String label) {
        this.label = label;
    }

    /// The name shown to the artist.
    public String label() {
        return label;
    }
}
