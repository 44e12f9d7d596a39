package org.scumble.engine.adapter;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.model.ClipTextConfig;
import org.scumble.engine.weights.Checkpoint;
import org.scumble.engine.weights.Component;
import org.scumble.engine.weights.TensorSlice;
import org.scumble.engine.weights.Weights;

/// Where the weights of a checkpoint's parts stand.
final class PartWeights {
    private final Map<Part, Weights> weights = new EnumMap<>(Part.class);

    PartWeights(Checkpoint checkpoint) {
        weights.put(Part.UNET, checkpoint.unet().weights());
        List<Component<ClipTextConfig>> encoders = checkpoint.textEncoders();
        List<Part> parts = List.of(Part.TEXT_ENCODER, Part.TEXT_ENCODER_2);
        for (int i = 0; i < encoders.size(); i++) {
            weights.put(parts.get(i), encoders.get(i).weights());
        }
    }

    /// Whether the files hold anything of a part.
    boolean has(Part part) {
        Weights found = weights.get(part);
        return found != null && !found.isAbsent();
    }

    /// The weight of a layer, or null if the file lacks it.
    @Nullable TensorSlice weight(Target target) {
        return slice(target, ".weight");
    }

    /// The bias of a layer, or null if the file lacks it.
    @Nullable TensorSlice bias(Target target) {
        return slice(target, ".bias");
    }

    private @Nullable TensorSlice slice(Target target, String kind) {
        Weights part = weights.get(target.part());
        return part == null ? null : part.slices().get(target.module() + kind);
    }
}
