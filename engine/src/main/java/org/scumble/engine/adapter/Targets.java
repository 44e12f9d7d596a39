package org.scumble.engine.adapter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.model.ClipTextConfig;
import org.scumble.engine.model.UNetConfig;
import org.scumble.engine.weights.Checkpoint;
import org.scumble.engine.weights.ClipTextKeys;
import org.scumble.engine.weights.Component;
import org.scumble.engine.weights.Family;
import org.scumble.engine.weights.ModelParameters;
import org.scumble.engine.weights.UNetKeys;

/// The layers of a base model that adapters may change: linear layers, convolutions and
/// normalisations.
///
/// Tables of embeddings are left out, and so is the second text encoder's projection, which many
/// files hold transposed.
public final class Targets {
    private static final String WEIGHT = ".weight";
    private static final List<Part> TEXT_ENCODERS = List.of(Part.TEXT_ENCODER, Part.TEXT_ENCODER_2);

    private final Family family;
    private final Map<Part, Map<String, Target>> byPart = new EnumMap<>(Part.class);
    private final Map<Part, Integer> widths = new EnumMap<>(Part.class);
    private final LayerNames names = new LayerNames();

    private Targets(Family family) {
        this.family = family;
    }

    /// Those of a checkpoint, from its header alone.
    public static Targets of(Checkpoint checkpoint) {
        return of(
                checkpoint.family(),
                checkpoint.unet().config(),
                checkpoint.textEncoders().stream().map(Component::config).toList());
    }

    /// Those of models of these shapes.
    static Targets of(Family family, UNetConfig unet, List<ClipTextConfig> textEncoders) {
        Targets targets = new Targets(family);
        targets.add(Part.UNET, ModelParameters.of(unet), List.of(UNetKeys.layers(unet)));
        for (int i = 0; i < textEncoders.size(); i++) {
            targets.addTextEncoder(TEXT_ENCODERS.get(i), textEncoders.get(i));
        }
        return targets;
    }

    private void addTextEncoder(Part part, ClipTextConfig config) {
        widths.put(part, config.transformer().hiddenSize());
        add(
                part,
                ModelParameters.of(config),
                List.of(
                        ClipTextKeys.openClipLayers(config),
                        Targets::withoutTextModel,
                        Targets::asInUNet));
    }

    private void add(
            Part part,
            SequencedMap<String, long[]> parameters,
            List<Function<String, @Nullable String>> otherNames) {
        SequencedMap<String, Target> targets = new LinkedHashMap<>();
        parameters.forEach(
                (name, shape) -> {
                    String module = name.substring(0, name.lastIndexOf('.'));
                    if (name.endsWith(WEIGHT) && isLayer(module)) {
                        List<Long> sizes = Arrays.stream(shape).boxed().toList();
                        boolean hasBias = parameters.containsKey(module + ".bias");
                        targets.put(module, new Target(part, module, sizes, hasBias));
                    }
                });
        byPart.put(part, Collections.unmodifiableSequencedMap(targets));
        for (Target target : targets.values()) {
            for (String name : names(target.module(), otherNames)) {
                names.add(target, name);
            }
        }
    }

    private static boolean isLayer(String module) {
        return !module.contains(".embeddings.") && !module.equals("text_projection");
    }

    private static List<String> names(
            String module, List<Function<String, @Nullable String>> otherNames) {
        List<String> names = new ArrayList<>(List.of(module));
        for (Function<String, @Nullable String> other : otherNames) {
            String name = other.apply(module);
            if (name != null) {
                names.add(name);
            }
        }
        // Diffusers' old attention processors had no dropout beside the last layer.
        for (String name : List.copyOf(names)) {
            if (name.endsWith(".to_out.0")) {
                names.add(name.substring(0, name.length() - 2));
            }
        }
        return names;
    }

    /// As transformers calls a text encoder's layers from its version 5 on.
    private static @Nullable String withoutTextModel(String module) {
        String prefix = "text_model.";
        return module.startsWith(prefix) ? module.substring(prefix.length()) : null;
    }

    /// As diffusers called a text encoder's layers before PEFT.
    private static @Nullable String asInUNet(String module) {
        return module.contains(".self_attn.")
                ? module.replaceFirst("\\.([qkv])_proj$", ".to_$1")
                        .replaceFirst("\\.out_proj$", ".to_out")
                : null;
    }

    /// The base model's family.
    public Family family() {
        return family;
    }

    /// The layers of a part by module path, in the model's order.
    public Map<String, Target> of(Part part) {
        return byPart.getOrDefault(part, Map.of());
    }

    /// How many numbers stand for a token in a text encoder; 0 if the model has no such encoder.
    public int embeddingWidth(Part part) {
        return widths.getOrDefault(part, 0);
    }

    /// The layer that an adapter's module means, by whatever convention it is called; null if there
    /// is none.
    @Nullable Target find(String module) {
        return names.find(module);
    }
}
