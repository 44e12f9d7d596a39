package org.scumble.app.lora;

import org.scumble.app.ui.Format;
import org.scumble.engine.prompt.NetworkTag;

/// What is written into prompts.
final class PromptWords {
    private PromptWords() {}

    /// What puts an adapter to work from within a prompt: the name of a textual inversion, else a
    /// tag such as `<lora:ink:0.8>`, or `<lora:ink:0.5:0.8>` where the text encoders' strength, the
    /// first, is another.
    static String tag(Lora lora, LoraMarks.Weights weights) {
        if (lora.isWord()) {
            return lora.name();
        }
        String unet = Format.weight(weights.unet());
        String text = Format.weight(weights.textEncoder());
        return "<lora:%s:%s>".formatted(lora.name(), unet.equals(text) ? unet : text + ":" + unet);
    }

    /// A prompt with more words at its end.
    static String append(String prompt, String words) {
        String before = prompt.stripTrailing();
        if (before.isEmpty()) {
            return words;
        }
        return before + (before.endsWith(",") ? " " : ", ") + words;
    }

    /// A prompt without the first tag that says this, and without the comma or blank that was only
    /// there for it.
    static String without(String prompt, NetworkTag tag) {
        return NetworkTag.places(prompt).stream()
                .filter(place -> place.tag().equals(tag))
                .findFirst()
                .map(
                        place ->
                                joined(
                                        prompt.substring(0, place.start()),
                                        prompt.substring(place.end())))
                .orElse(prompt);
    }

    private static String joined(String before, String after) {
        if (after.isBlank()) {
            return before.replaceFirst("[ ,]+$", "");
        }
        if (before.isBlank() || before.matches("(?s).*,\\s*")) {
            return before + after.replaceFirst("^[ ,]+", "");
        }
        boolean spaced = after.startsWith(" ") || after.startsWith(",");
        return (spaced ? before.replaceFirst(" +$", "") : before) + after;
    }

    /// Whether a prompt has these words in it already, between commas.
    static boolean contain(String prompt, String words) {
        for (String part : prompt.split("[,\\n]", -1)) {
            if (part.strip().equalsIgnoreCase(words.strip())) {
                return true;
            }
        }
        return false;
    }
}
