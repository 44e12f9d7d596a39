package org.scumble.engine.adapter;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.scumble.engine.model.UNetConfig;
import org.scumble.engine.weights.Family;
import org.scumble.engine.weights.UNetKeys;

/// What kohya's scripts call the layers of a model: the U-Net's by diffusers' paths, or in Stable
/// Diffusion XL by those of the original code (SGM), with underscores for dots.
final class KohyaNames {
    private final UnaryOperator<String> unet;
    private final boolean twoEncoders;

    private KohyaNames(UnaryOperator<String> unet, boolean twoEncoders) {
        this.unet = unet;
        this.twoEncoders = twoEncoders;
    }

    static KohyaNames of(Targets targets) {
        boolean two = !targets.of(Part.TEXT_ENCODER_2).isEmpty();
        if (targets.family() != Family.SDXL) {
            return new KohyaNames(UnaryOperator.identity(), two);
        }
        var sgm = UNetKeys.layers(UNetConfig.SDXL);
        return new KohyaNames(module -> Objects.requireNonNull(sgm.apply(module)), two);
    }

    String of(Target target) {
        String module = target.module();
        String name =
                switch (target.part()) {
                    case UNET -> "lora_unet_" + unet.apply(module);
                    case TEXT_ENCODER -> (twoEncoders ? "lora_te1_" : "lora_te_") + module;
                    case TEXT_ENCODER_2 -> "lora_te2_" + module;
                };
        return name.replace('.', '_');
    }
}
