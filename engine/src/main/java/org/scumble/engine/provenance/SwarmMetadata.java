package org.scumble.engine.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// SwarmUI: JSON in the `parameters` chunk, the settings under `sui_image_params`. Its model hash
/// is of the tensors, not of the file, and so is not taken over.
final class SwarmMetadata {
    private static final String SETTINGS = "sui_image_params";

    private SwarmMetadata() {}

    static Optional<PictureSettings> read(Map<String, String> chunks) {
        return JsonFields.parse(chunks.get(ForeignMetadata.PARAMETERS))
                .filter(json -> json.has(SETTINGS))
                .map(json -> settings(json.object(SETTINGS)));
    }

    private static PictureSettings settings(JsonFields json) {
        return PictureSettings.builder(
                        LoraTag.append(json.text("prompt"), loras(json)),
                        json.text("negativeprompt"))
                .steps(Plausible.steps(json.text("steps")))
                .sampler(
                        Plausible.name(json.text("sampler")),
                        Plausible.name(json.text("scheduler")))
                .guidanceScale(Plausible.guidanceScale(json.text("cfgscale")))
                .seed(Plausible.seed(json.text("seed")))
                .size(Plausible.pixels(json.text("width")), Plausible.pixels(json.text("height")))
                .model(Plausible.fileName(json.text("model")), null)
                .vae(Plausible.fileName(json.text("vae")))
                .denoisingStrength(Plausible.strength(json.text("initimagecreativity")))
                .clipSkip(Plausible.clipLayer(json.text("clipstopatlayer")))
                .build();
    }

    private static List<String> loras(JsonFields json) {
        List<JsonNode> names = json.array("loras").toList();
        JsonNode weights = json.node().path("loraweights");
        return IntStream.range(0, names.size())
                .mapToObj(
                        i ->
                                LoraTag.of(
                                        JsonFields.text(names.get(i)),
                                        JsonFields.text(weights.path(i))))
                .flatMap(Optional::stream)
                .toList();
    }
}
