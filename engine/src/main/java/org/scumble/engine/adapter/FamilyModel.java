package org.scumble.engine.adapter;

import java.util.List;
import java.util.Optional;
import org.scumble.engine.model.ClipTextConfig;
import org.scumble.engine.model.UNetConfig;
import org.scumble.engine.weights.Family;

/// The layers of a family's models, where no checkpoint is at hand.
final class FamilyModel {
    private FamilyModel() {}

    /// Empty for models of no known size.
    static Optional<Targets> targets(Family family) {
        return switch (family) {
            case SD1 -> of(family, UNetConfig.SD15, ClipTextConfig.CLIP_L);
            case SD2 -> of(family, UNetConfig.SD2, ClipTextConfig.OPENCLIP_H);
            case SDXL ->
                    of(
                            family,
                            UNetConfig.SDXL,
                            ClipTextConfig.CLIP_L,
                            ClipTextConfig.OPENCLIP_BIGG);
            case CUSTOM -> Optional.empty();
        };
    }

    private static Optional<Targets> of(
            Family family, UNetConfig unet, ClipTextConfig... encoders) {
        return Optional.of(Targets.of(family, unet, List.of(encoders)));
    }
}
