package org.scumble.engine.weights;

/// How a model is laid out on disk.
public enum Layout {
    /// One `.safetensors` file.
    SINGLE_FILE("single file"),
    /// A folder as diffusers writes it.
    DIFFUSERS_FOLDER("diffusers folder");

    private final String words;

    Layout(String words) {
        this.words = words;
    }

    /// The layout in words, for people.
    public String words() {
        return words;
    }
}
