package org.scumble.app.lora;

import org.jspecify.annotations.Nullable;
import org.scumble.app.models.Model;
import org.scumble.engine.ModelInfo;
import org.scumble.engine.weights.Family;

/// Whether an adapter was made for a model, as far as their families tell.
enum LoraFit {
    FITS,
    /// It was made for models of another family.
    OTHER,
    /// One of the two families is not known.
    UNKNOWN;

    static LoraFit of(Lora lora, @Nullable Model model) {
        Family family = family(lora);
        ModelInfo info = model == null ? null : model.info();
        if (family == null || info == null) {
            return UNKNOWN;
        }
        // The engine tells a model's family in these words.
        return family.words().equals(info.family()) ? FITS : OTHER;
    }

    static @Nullable Family family(Lora lora) {
        LoraFacts facts = lora.facts();
        return facts == null ? null : facts.family();
    }

    /// A family in as few letters as a badge has room for.
    static String badge(@Nullable Family family) {
        return switch (family) {
            case SD1 -> "SD 1.x";
            case SD2 -> "SD 2.x";
            case SDXL -> "SDXL";
            case CUSTOM -> "Custom";
            case null -> "unknown base";
        };
    }
}
