package org.scumble.engine.adapter;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All adapters that are in use at once, each at its strength.
///
/// @param layers in order
public record AdapterStack(List<Layer> layers) {
    /// No adapter.
    public static final AdapterStack EMPTY = new AdapterStack(List.of());

    /// @param unet strength in the U-Net
    /// @param textEncoder strength in the text encoders
    public record Layer(PreparedAdapter adapter, double unet, double textEncoder) {
        /// What the adapter is.
        public AdapterInfo info() {
            return adapter.match().info();
        }

        double strength(Part part) {
            return switch (part) {
                case UNET -> unet;
                case TEXT_ENCODER, TEXT_ENCODER_2 -> textEncoder;
            };
        }
    }

    public AdapterStack {
        layers = List.copyOf(layers);
    }

    /// The updates that the running model takes as inputs, by module.
    public Map<Part, Map<String, List<Weighted>>> updates() {
        Map<Part, Map<String, List<Weighted>>> updates = new EnumMap<>(Part.class);
        for (Layer layer : layers) {
            layer.adapter()
                    .lowRank()
                    .forEach(
                            (target, update) -> {
                                double strength = layer.strength(target.part());
                                if (strength != 0) {
                                    updates.computeIfAbsent(
                                                    target.part(), part -> new LinkedHashMap<>())
                                            .computeIfAbsent(
                                                    target.module(), module -> new ArrayList<>())
                                            .add(new Weighted(update, strength));
                                }
                            });
        }
        return updates;
    }

    /// The layers of which something must be worked into the model's weights.
    public List<Layer> merged() {
        return layers.stream().filter(layer -> !layer.adapter().merged().isEmpty()).toList();
    }
}
