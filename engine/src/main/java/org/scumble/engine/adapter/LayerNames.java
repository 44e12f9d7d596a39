package org.scumble.engine.adapter;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the layer that an adapter's module means.
///
/// Conventions differ in what they call the part, in the layout that the rest of the name follows,
/// and in whether dots became underscores. As the last cannot be undone (`attn1_to_out_0`), every
/// name that a layer goes by is flattened too, and looked up.
final class LayerNames {
    /// A beginning of names, flattened.
    private record Prefix(String text, Part part) {}

    private static final List<Prefix> PREFIXES =
            List.of(
                    new Prefix("lora_unet_", Part.UNET),
                    new Prefix("oft_unet_", Part.UNET),
                    new Prefix("unet_", Part.UNET),
                    new Prefix("diffusion_model_", Part.UNET),
                    new Prefix("model_diffusion_model_", Part.UNET),
                    new Prefix("lora_te_", Part.TEXT_ENCODER),
                    new Prefix("lora_te1_", Part.TEXT_ENCODER),
                    new Prefix("text_encoder_", Part.TEXT_ENCODER),
                    new Prefix("clip_l_", Part.TEXT_ENCODER),
                    new Prefix("clip_l_transformer_", Part.TEXT_ENCODER),
                    new Prefix("clip_h_", Part.TEXT_ENCODER),
                    new Prefix("clip_h_transformer_", Part.TEXT_ENCODER),
                    new Prefix("lora_te2_", Part.TEXT_ENCODER_2),
                    new Prefix("text_encoder_2_", Part.TEXT_ENCODER_2),
                    new Prefix("clip_g_", Part.TEXT_ENCODER_2),
                    new Prefix("clip_g_transformer_", Part.TEXT_ENCODER_2));

    /// Beginnings that say nothing: LyCORIS' without a trainer around it, ComfyUI's.
    private static final List<String> EMPTY_PREFIXES = List.of("lycoris_", "text_encoders.");

    /// How names begin that leave the part out.
    private static final Pattern UNET =
            Pattern.compile(
                    "(down_blocks|mid_block|up_blocks|input_blocks|middle_block|output_blocks"
                            + "|time_embed|time_embedding|add_embedding|label_emb"
                            + "|conv_in|conv_norm_out|conv_out|out)(_.*)?");

    private static final Pattern TEXT_ENCODER =
            Pattern.compile("(text_model|encoder_layers|transformer_resblocks)_.*");

    private final Map<Part, Map<String, Target>> layers = new EnumMap<>(Part.class);

    /// Notes that `target` goes by `name` too.
    void add(Target target, String name) {
        layers.computeIfAbsent(target.part(), _ -> new HashMap<>())
                .putIfAbsent(name.replace('.', '_'), target);
    }

    /// The layer that `module` means; null if there is none.
    @Nullable Target find(String module) {
        String name = flatten(module);
        for (Prefix prefix : PREFIXES) {
            if (name.startsWith(prefix.text())) {
                Target target = of(prefix.part()).get(name.substring(prefix.text().length()));
                if (target != null) {
                    return target;
                }
            }
        }
        for (Part part : Part.values()) {
            Target target = of(part).get(name);
            if (target != null) {
                return target;
            }
        }
        return null;
    }

    private Map<String, Target> of(Part part) {
        return layers.getOrDefault(part, Map.of());
    }

    /// The part that `module` belongs to by its name alone; null if that does not tell.
    static @Nullable Part part(String module) {
        String name = flatten(module);
        return PREFIXES.stream()
                .filter(prefix -> name.startsWith(prefix.text()))
                .max(Comparator.comparingInt(prefix -> prefix.text().length()))
                .map(Prefix::part)
                .orElseGet(() -> barePart(name));
    }

    private static @Nullable Part barePart(String name) {
        if (TEXT_ENCODER.matcher(name).matches()) {
            return Part.TEXT_ENCODER;
        }
        return UNET.matcher(name).matches() ? Part.UNET : null;
    }

    /// The name with underscores for dots, and without the segments of wrappers: PEFT's,
    /// torch.compile's, diffusers' old attention processors'.
    private static String flatten(String module) {
        String name =
                module.replace("base_model.model.", "")
                        .replace("_orig_mod.", "")
                        .replace(".processor.", ".");
        for (String prefix : EMPTY_PREFIXES) {
            if (name.startsWith(prefix)) {
                name = name.substring(prefix.length());
            }
        }
        return name.replace('.', '_');
    }
}
