package org.scumble.engine.provenance;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// NovelAI: the prompt in the `Description` chunk, the rest as JSON in `Comment`. Prompts keep its
/// own emphasis by braces.
final class NovelAiMetadata {
    private NovelAiMetadata() {}

    static Optional<PictureSettings> read(Map<String, String> chunks) {
        return JsonFields.parse(chunks.get("Comment"))
                .filter(json -> "NovelAI".equals(chunks.get("Software")))
                .map(json -> settings(json, chunks));
    }

    private static PictureSettings settings(JsonFields json, Map<String, String> chunks) {
        String prompt = Objects.requireNonNullElse(chunks.get("Description"), "");
        return PictureSettings.builder(
                        prompt.isBlank() ? json.text("prompt") : prompt, json.text("uc"))
                .steps(Plausible.steps(json.text("steps")))
                .sampler(
                        Plausible.name(json.text("sampler")),
                        Plausible.name(json.text("noise_schedule")))
                .guidanceScale(Plausible.guidanceScale(json.text("scale")))
                .seed(Plausible.seed(json.text("seed")))
                .size(Plausible.pixels(json.text("width")), Plausible.pixels(json.text("height")))
                .model(Plausible.name(chunks.get("Source")), null)
                .denoisingStrength(Plausible.strength(json.text("strength")))
                .build();
    }
}
