package org.scumble.engine.weights;

import org.scumble.engine.model.UNetConfig;

/// The families of checkpoints that the engine paints with.
public enum Family {
    SD1("Stable Diffusion 1.x"),
    SD2("Stable Diffusion 2.x"),
    SDXL("Stable Diffusion XL base"),
    /// Another size of the same models, as the configuration files of its folder describe it.
    CUSTOM("Custom latent diffusion");

    private final String words;

    Family(String words) {
        this.words = words;
    }

    /// The family in words, for people.
    public String words() {
        return words;
    }

    /// The family whose U-Net has this shape, whatever sample it takes.
    static Family of(UNetConfig config) {
        UNetConfig plain = config.withInChannels(config.outChannels());
        if (plain.equals(UNetConfig.SD15)) {
            return SD1;
        }
        if (plain.equals(UNetConfig.SD2)) {
            return SD2;
        }
        return plain.equals(UNetConfig.SDXL) ? SDXL : CUSTOM;
    }
}
