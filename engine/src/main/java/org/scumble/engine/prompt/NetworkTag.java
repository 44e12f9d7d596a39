package org.scumble.engine.prompt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A tag that names an extra network: `<lora:name:te:unet>`, where a lone weight serves both and a
/// missing one is 1, or with named weights, `<lora:name:te=0.5:unet=1>`.
///
/// @param kind what the tag calls it: `lora`, `lyco`, `hypernet`; possibly a kind nobody knows
/// @param name as written; it is only ever looked up in a catalogue, never used as a path
/// @param textEncoderWeight strength in the text encoder
/// @param unetWeight strength in the U-Net
public record NetworkTag(String kind, String name, double textEncoderWeight, double unetWeight) {
    /// Embeddings are words rather than networks, however they are written.
    private static final Pattern TAG = Pattern.compile("<(?!(?i:embed(?:ding)?):)(\\w+):([^>]+)>");

    /// A tag in a text.
    ///
    /// @param start where it begins, in characters
    /// @param end where what follows it begins
    public record Place(NetworkTag tag, int start, int end) {}

    /// The tags of a prompt and where they stand, in order.
    public static List<Place> places(String prompt) {
        return TAG.matcher(prompt)
                .results()
                .map(m -> new Place(of(m.group(1), m.group(2)), m.start(), m.end()))
                .toList();
    }

    /// The tags of a prompt, in order.
    public static List<NetworkTag> findAll(String prompt) {
        return places(prompt).stream().map(Place::tag).toList();
    }

    /// Whether it names a LoRA or a relative of it, which are all that can be applied.
    public boolean isLora() {
        return kind.equals("lora") || kind.equals("lyco");
    }

    static String removeAll(String prompt) {
        return TAG.matcher(prompt).replaceAll("");
    }

    private static NetworkTag of(String kind, String arguments) {
        List<String> positional = new ArrayList<>();
        Map<String, String> named = new HashMap<>();
        for (String argument : arguments.split(":", -1)) {
            String[] pair = argument.split("=", 2);
            if (pair.length == 2) {
                named.put(pair[0].strip(), pair[1]);
            } else {
                positional.add(argument.strip());
            }
        }
        String name = positional.isEmpty() ? "" : positional.getFirst();
        double textEncoder = number(named.get("te"), number(at(positional, 1), 1));
        double unet = number(named.get("unet"), number(at(positional, 2), textEncoder));
        return new NetworkTag(kind, name, textEncoder, unet);
    }

    private static @Nullable String at(List<String> list, int index) {
        return index < list.size() ? list.get(index) : null;
    }

    private static double number(@Nullable String text, double otherwise) {
        try {
            double value = text == null ? otherwise : Double.parseDouble(text);
            return Double.isFinite(value) ? value : otherwise;
        } catch (NumberFormatException e) {
            return otherwise; // a slip in a tag is no reason to refuse a prompt
        }
    }
}
