package org.scumble.engine.provenance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.provenance.PictureSettings.Rng;

/// InvokeAI: JSON in the `invokeai_metadata` chunk. Its model hash is not a SHA-256, and so is not
/// taken over.
final class InvokeMetadata {
    /// Behind a scheduler's name: the same with Karras's noise levels.
    private static final String KARRAS = "_k";

    private InvokeMetadata() {}

    static Optional<PictureSettings> read(Map<String, String> chunks) {
        return JsonFields.parse(chunks.get("invokeai_metadata"))
                .filter(json -> json.has("positive_prompt"))
                .map(InvokeMetadata::settings);
    }

    private static PictureSettings settings(JsonFields json) {
        PictureSettings.Builder builder =
                PictureSettings.builder(
                        LoraTag.append(json.text("positive_prompt"), loras(json)),
                        json.text("negative_prompt"));
        String scheduler = Plausible.name(json.text("scheduler"));
        if (scheduler != null && scheduler.endsWith(KARRAS)) {
            String sampler = scheduler.substring(0, scheduler.length() - KARRAS.length());
            builder.sampler(sampler, "Karras");
        } else {
            builder.sampler(scheduler, null);
        }
        return builder.steps(Plausible.steps(json.text("steps")))
                .guidanceScale(Plausible.guidanceScale(json.text("cfg_scale")))
                .seed(Plausible.seed(json.text("seed")))
                .size(Plausible.pixels(json.text("width")), Plausible.pixels(json.text("height")))
                .model(Plausible.fileName(json.object("model").text("name")), null)
                .vae(Plausible.fileName(json.object("vae").text("name")))
                .denoisingStrength(Plausible.strength(json.text("strength")))
                .clipSkip(Plausible.clipLayersLeftOut(json.text("clip_skip")))
                .rng(rng(json.text("rand_device")))
                .build();
    }

    private static List<String> loras(JsonFields json) {
        return json.array("loras")
                .map(JsonFields::new)
                .flatMap(
                        lora ->
                                LoraTag.of(lora.object("model").text("name"), lora.text("weight"))
                                        .stream())
                .toList();
    }

    private static @Nullable Rng rng(@Nullable String device) {
        return switch (device) {
            case "cpu" -> Rng.CPU;
            case "cuda" -> Rng.GPU;
            case null, default -> null;
        };
    }
}
