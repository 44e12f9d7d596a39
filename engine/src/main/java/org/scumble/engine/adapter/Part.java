package org.scumble.engine.adapter;

/// The model of a checkpoint that a module belongs to.
public enum Part {
    UNET("U-Net"),
    TEXT_ENCODER("text encoder"),
    TEXT_ENCODER_2("second text encoder");

    private final String words;

    Part(String words) {
        this.words = words;
    }

    /// For messages.
    public String words() {
        return words;
    }
}
