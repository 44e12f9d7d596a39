package org.scumble.engine.adapter;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.scumble.engine.model.AutoencoderConfig;
import org.scumble.engine.model.ClipTextConfig;
import org.scumble.engine.model.UNetConfig;
import org.scumble.engine.weights.Checkpoint;
import org.scumble.engine.weights.Component;
import org.scumble.engine.weights.Family;
import org.scumble.engine.weights.Layout;
import org.scumble.engine.weights.SchedulerConfig;
import org.scumble.engine.weights.Variant;
import org.scumble.engine.weights.Weights;

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
        return Optional.of(
                Targets.of(
                        new Checkpoint(
                                Path.of(""),
                                family,
                                Variant.PLAIN,
                                Layout.SINGLE_FILE,
                                SchedulerConfig.STABLE_DIFFUSION,
                                component(unet),
                                component(AutoencoderConfig.SD),
                                List.of(encoders).stream().map(FamilyModel::component).toList(),
                                false,
                                List.of(),
                                0,
                                0)));
    }

    private static <C> Component<C> component(C config) {
        return new Component<>(
                "", config, new Weights(new LinkedHashMap<>(), List.of(), List.of(), List.of()));
    }
}
