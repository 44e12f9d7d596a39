package org.scumble.engine.provenance;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A LoRA as the prompt language names it, `<lora:name:weight>`: the neutral form for programs that
/// keep LoRAs outside the prompt.
public final class LoraTag {
    private static final Pattern NAME = Pattern.compile("[^<>:\\n]+");
    private static final double HEAVIEST = 100;

    private LoraTag() {}

    /// The tag, or nothing for a name that cannot stand in one. Without a weight it is 1.
    static Optional<String> of(@Nullable String file, @Nullable String weight) {
        Double heavy = Plausible.number(weight, -HEAVIEST, HEAVIEST);
        return Optional.ofNullable(Plausible.fileName(file))
                .filter(name -> NAME.matcher(name).matches())
                .map(name -> "<lora:" + name + ":" + Objects.requireNonNullElse(heavy, 1.0) + ">");
    }

    /// The tag of a LoRA with a strength for the text encoders and one for the U-Net; nothing for a
    /// name that cannot stand in one.
    public static Optional<String> of(String name, double textEncoder, double unet) {
        String weights = textEncoder == unet ? "" + unet : textEncoder + ":" + unet;
        return Optional.of(name)
                .filter(it -> NAME.matcher(it).matches())
                .map(it -> "<lora:" + it + ":" + weights + ">");
    }

    /// A prompt with tags after it.
    public static String append(@Nullable String prompt, List<String> tags) {
        return Stream.concat(Stream.ofNullable(prompt), tags.stream())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
