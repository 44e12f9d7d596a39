package org.scumble.engine.adapter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.weights.Family;

/// The base models that an adapter was made for.
///
/// @param family null if it is none that the engine paints with, or nothing tells
/// @param other in words, if it is known to be none that the engine paints with; else empty
record MadeFor(@Nullable Family family, String other) {
    private static final MadeFor UNKNOWN = new MadeFor(null, "");
    private static final int LONGEST_NAME = 60;

    /// The widths of a family's prompts.
    private static final Map<Long, Family> TEXT_WIDTHS =
            Map.of(768L, Family.SD1, 1024L, Family.SD2, 2048L, Family.SDXL);

    /// The widths of a family's text encoders, of SDXL the second.
    private static final Map<Long, Family> EMBEDDING_WIDTHS =
            Map.of(768L, Family.SD1, 1024L, Family.SD2, 1280L, Family.SDXL);

    /// Layers whose inputs are the prompt.
    private static final Pattern ATTENDS_TO_PROMPT =
            Pattern.compile("attn2[._](processor[._])?to_[kv]$");

    /// The channels of every family's transformers.
    private static final Set<Long> CHANNELS = Set.of(320L, 640L, 1280L);

    /// How trainers call the base model, by the beginnings of it.
    private static final List<Map.Entry<String, Family>> ARCHITECTURES =
            List.of(
                    Map.entry("stable-diffusion-xl", Family.SDXL),
                    Map.entry("stable-diffusion-v2", Family.SD2),
                    Map.entry("stable-diffusion-v1", Family.SD1),
                    Map.entry("sdxl", Family.SDXL),
                    Map.entry("sd_v2", Family.SD2),
                    Map.entry("sd_v1", Family.SD1),
                    Map.entry("sd_1", Family.SD1));

    /// What stands in the names of other models' layers.
    private static final Map<String, String> OTHER_LAYERS =
            Map.of(
                    "double_blocks", "Flux",
                    "single_transformer_blocks", "Flux",
                    "joint_blocks", "Stable Diffusion 3",
                    "lora_prior_", "Stable Cascade");

    static MadeFor of(StoredAdapter adapter) {
        return Stream.of(byShape(adapter), byLayers(adapter), stated(adapter))
                .filter(found -> !found.equals(UNKNOWN))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /// By the width of the prompts that its layers attend to, or of its embeddings.
    private static MadeFor byShape(StoredAdapter adapter) {
        if (adapter.isTextualInversion()) {
            return new MadeFor(byEmbeddings(adapter.embeddings()), "");
        }
        List<StoredModule> attending =
                adapter.modules().stream()
                        .filter(module -> ATTENDS_TO_PROMPT.matcher(module.name()).find())
                        .filter(module -> LayerNames.part(module.name()) == Part.UNET)
                        .filter(module -> module.shape().isWhole())
                        .toList();
        if (attending.isEmpty()) {
            return UNKNOWN;
        }
        Family family = TEXT_WIDTHS.get(attending.getFirst().shape().inputs());
        boolean known = attending.stream().allMatch(it -> CHANNELS.contains(it.shape().outputs()));
        return new MadeFor(known && family != null ? family : Family.CUSTOM, "");
    }

    private static @Nullable Family byEmbeddings(List<StoredEmbedding> embeddings) {
        if (embeddings.stream().anyMatch(word -> word.part() == Part.TEXT_ENCODER_2)) {
            return Family.SDXL;
        }
        StoredEmbedding only = embeddings.getFirst();
        return only.part() == null ? EMBEDDING_WIDTHS.get(only.width()) : null;
    }

    /// By layers that one family alone has.
    private static MadeFor byLayers(StoredAdapter adapter) {
        for (StoredModule module : adapter.modules()) {
            for (var other : OTHER_LAYERS.entrySet()) {
                if (module.name().contains(other.getKey())) {
                    return new MadeFor(null, other.getValue());
                }
            }
        }
        boolean second =
                adapter.modules().stream()
                        .anyMatch(it -> LayerNames.part(it.name()) == Part.TEXT_ENCODER_2);
        return second ? new MadeFor(Family.SDXL, "") : UNKNOWN;
    }

    /// By what the header says.
    private static MadeFor stated(StoredAdapter adapter) {
        Map<String, String> metadata = adapter.file().metadata();
        String architecture = metadata.getOrDefault("modelspec.architecture", "");
        String version = metadata.getOrDefault("ss_base_model_version", architecture);
        String name = ForeignText.line(version.replaceFirst("/.*", ""), LONGEST_NAME);
        String key = name.toLowerCase(Locale.ROOT);
        if (!key.contains("refiner")) {
            for (var known : ARCHITECTURES) {
                if (key.startsWith(known.getKey())) {
                    return new MadeFor(known.getValue(), "");
                }
            }
        }
        return new MadeFor(null, name);
    }
}
