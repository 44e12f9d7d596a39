package org.scumble.engine.adapter;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.weights.Family;

/// Names by which the layers of several LoRAs are known to be the same, whatever conventions the
/// files follow. For a model of no known family, those of the files themselves.
final class CommonNames {
    /// Null for a model of no known family.
    private final @Nullable Known known;

    private record Known(Targets targets, KohyaNames names) {}

    /// @param id the same for the same layer
    /// @param keys by which the merged file calls the layer's tensors
    record Name(String id, Part part, LoraKeys keys) {}

    private CommonNames(@Nullable Known known) {
        this.known = known;
    }

    /// @throws EngineException of reason BAD_REQUEST if the adapters are for different models
    static CommonNames of(Collection<AdapterInfo> adapters) {
        Map<Family, String> families = new EnumMap<>(Family.class);
        for (AdapterInfo adapter : adapters) {
            Family family = adapter.family();
            if (family != null) {
                families.putIfAbsent(family, adapter.name());
            }
        }
        if (families.size() > 1) {
            throw new EngineException(
                    Reason.BAD_REQUEST,
                    "These LoRAs are for different models (%s). Choose some that are for the same."
                            .formatted(
                                    families.entrySet().stream()
                                            .map(it -> it.getValue() + ": " + it.getKey().words())
                                            .collect(Collectors.joining("; "))));
        }
        return new CommonNames(
                families.keySet().stream()
                        .findFirst()
                        .flatMap(FamilyModel::targets)
                        .map(targets -> new Known(targets, KohyaNames.of(targets)))
                        .orElse(null));
    }

    Name of(StoredModule module) {
        Known model = known;
        Target target = model == null ? null : model.targets.find(module.name());
        if (model == null || target == null) {
            Part part = LayerNames.part(module.name());
            return new Name(module.name(), part == null ? Part.UNET : part, LoraKeys.of(module));
        }
        String name = model.names.of(target);
        return new Name(name, target.part(), LoraKeys.kohya(name));
    }
}
