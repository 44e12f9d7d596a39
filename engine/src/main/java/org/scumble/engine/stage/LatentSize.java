package org.scumble.engine.stage;

/// The shape of one picture's latents, `[channels, height, width]`.
public record LatentSize(int channels, int height, int width) {
    public int elements() {
        return channels * height * width;
    }
}
