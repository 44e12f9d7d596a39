package org.scumble.app.gallery;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scumble.app.ui.Format;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationRequest.ImageToImage;
import org.scumble.engine.GenerationRequest.Inpaint;
import org.scumble.engine.GenerationRequest.Outpaint;
import org.scumble.engine.GenerationRequest.TextToImage;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.InpaintOptions;
import org.scumble.engine.LoraNames;
import org.scumble.engine.prompt.NetworkTag;

/// How a picture was made, in words: from what, and how new and old were joined.
final class RequestFacts {
    private RequestFacts() {}

    /// By their names, in the order to show them.
    static Map<String, String> of(GenerationRequest request) {
        Map<String, String> facts = new LinkedHashMap<>();
        switch (request) {
            case TextToImage _ -> facts.put("Kind", "From words");
            case ImageToImage image -> {
                facts.put("Kind", "From another picture");
                facts.put("Strength", strength(image.strength()));
            }
            case Inpaint inpaint -> {
                facts.put("Kind", "Painted into a picture");
                facts.put("Strength", strength(inpaint.strength()));
                add(facts, inpaint.options(), inpaint.settings());
            }
            case Outpaint outpaint -> {
                facts.put("Kind", "A picture extended");
                facts.put("Extended", sides(outpaint));
                facts.put("Strength", strength(outpaint.strength()));
                add(facts, outpaint.options(), outpaint.settings());
            }
        }
        List<String> loras = loras(request.settings());
        if (!loras.isEmpty()) {
            facts.put(loras.size() == 1 ? "LoRA" : "LoRAs", String.join("\n", loras));
        }
        return facts;
    }

    /// Those chosen beside the prompt, then those its tags name.
    private static List<String> loras(GenerationSettings settings) {
        Stream<String> chosen =
                settings.loras().stream()
                        .map(
                                use ->
                                        LoraNames.of(Path.of(use.file()))
                                                + " "
                                                + Format.weights(
                                                        use.unetWeight(), use.textEncoderWeight()));
        Stream<String> named =
                settings.networks().stream()
                        .filter(NetworkTag::isLora)
                        .map(
                                tag ->
                                        "%s %s (from the prompt)"
                                                .formatted(
                                                        tag.name(),
                                                        Format.weights(
                                                                tag.unetWeight(),
                                                                tag.textEncoderWeight())));
        return Stream.concat(chosen, named).toList();
    }

    private static void add(
            Map<String, String> facts, InpaintOptions options, GenerationSettings settings) {
        facts.put("Under mask", options.infill().label());
        facts.put(
                "Mask",
                "grow %s, feather %s, blend %s"
                        .formatted(
                                length(options.grow()),
                                length(options.feather()),
                                length(options.blend())));
        facts.put("Padding", length(options.padding()));
        facts.put(
                "Painted at",
                switch (options.processing()) {
                    case AUTO -> "the size that suits";
                    case MODEL_SIZE -> "the model's size";
                    case AS_IS -> "its own size";
                    case MANUAL -> settings.width() + " × " + settings.height();
                });
        facts.put("Colours", options.colourMatch() ? "matched" : "as painted");
    }

    private static String sides(Outpaint outpaint) {
        StringJoiner sides = new StringJoiner(", ");
        add(sides, "left", outpaint.left());
        add(sides, "right", outpaint.right());
        add(sides, "top", outpaint.top());
        add(sides, "bottom", outpaint.bottom());
        return sides.toString();
    }

    private static void add(StringJoiner sides, String name, int pixels) {
        if (pixels > 0) {
            sides.add(name + " " + length(pixels));
        }
    }

    private static String length(@Nullable Integer pixels) {
        return pixels == null ? "auto" : pixels + " px";
    }

    private static String strength(double strength) {
        return Math.round(strength * 100) + " %";
    }
}
