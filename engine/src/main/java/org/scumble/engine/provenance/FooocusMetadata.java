package org.scumble.engine.provenance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Fooocus in its own scheme: JSON in the `parameters` chunk. (In its other scheme it writes an
/// [Infotext].)
final class FooocusMetadata {
    private static final Pattern RESOLUTION = Pattern.compile("\\((\\d+), (\\d+)\\)");

    private FooocusMetadata() {}

    static Optional<PictureSettings> read(Map<String, String> chunks) {
        return JsonFields.parse(chunks.get(ForeignMetadata.PARAMETERS))
                .filter(json -> json.has("prompt") && json.has("base_model"))
                .map(FooocusMetadata::settings);
    }

    private static PictureSettings settings(JsonFields json) {
        return PictureSettings.builder(
                        LoraTag.append(json.text("prompt"), loras(json)),
                        json.text("negative_prompt"))
                .steps(Plausible.steps(json.text("steps")))
                .sampler(
                        Plausible.name(json.text("sampler")),
                        Plausible.name(json.text("scheduler")))
                .guidanceScale(Plausible.guidanceScale(json.text("guidance_scale")))
                .seed(Plausible.seed(json.text("seed")))
                .size(side(json, 1), side(json, 2))
                .model(
                        Plausible.fileName(json.text("base_model")),
                        Plausible.hash(json.text("base_model_hash")))
                .vae(Plausible.fileName(json.text("vae")))
                .clipSkip(Plausible.clipSkip(json.text("clip_skip")))
                .build();
    }

    /// A side of `resolution`, a Python tuple: "(1152, 896)".
    private static @Nullable Integer side(JsonFields json, int which) {
        String text = json.text("resolution");
        Matcher tuple = RESOLUTION.matcher(text == null ? "" : text);
        return tuple.matches() ? Plausible.pixels(tuple.group(which)) : null;
    }

    /// Each is a list of name, weight and hash.
    private static List<String> loras(JsonFields json) {
        return json.array("loras")
                .flatMap(
                        lora ->
                                LoraTag.of(
                                        JsonFields.text(lora.path(0)),
                                        JsonFields.text(lora.path(1)))
                                        .stream())
                .toList();
    }
}
