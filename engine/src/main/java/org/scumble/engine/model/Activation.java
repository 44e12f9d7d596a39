package org.scumble.engine.model;

/// The non-linearity of a CLIP encoder's feed-forward layers.
public enum Activation {
    /// `x * sigmoid(1.702 x)`, OpenAI's.
    QUICK_GELU,
    /// `x * Φ(x)`, exact; OpenCLIP's.
    GELU;

    static Activation read(ConfigJson json) {
        return switch (json.string("hidden_act", "quick_gelu")) {
            case "quick_gelu" -> QUICK_GELU;
            case "gelu" -> GELU;
            default -> throw json.unsupported("hidden_act");
        };
    }
}
