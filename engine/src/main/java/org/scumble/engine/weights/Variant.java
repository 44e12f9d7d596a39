package org.scumble.engine.weights;

import java.util.Arrays;
import java.util.Optional;

/// What a U-Net takes beside the noisy latents, as the count of its input channels tells.
public enum Variant {
    /// Nothing more.
    PLAIN(""),
    /// A mask and the masked picture's latents: 9 channels in Stable Diffusion.
    INPAINTING(" inpainting"),
    /// The latents of the picture to change: 8 channels in Stable Diffusion.
    INSTRUCT_PIX2PIX(" InstructPix2Pix");

    private final String suffix;

    Variant(String suffix) {
        this.suffix = suffix;
    }

    /// What follows the family's name.
    String suffix() {
        return suffix;
    }

    /// Channels of a sample whose latents have `latentChannels`.
    public int inChannels(int latentChannels) {
        return switch (this) {
            case PLAIN -> latentChannels;
            case INPAINTING -> 2 * latentChannels + 1;
            case INSTRUCT_PIX2PIX -> 2 * latentChannels;
        };
    }

    /// The variant that takes a sample of `inChannels`, if there is one.
    static Optional<Variant> of(long inChannels, int latentChannels) {
        return Arrays.stream(values())
                .filter(variant -> variant.inChannels(latentChannels) == inChannels)
                .findFirst();
    }
}
