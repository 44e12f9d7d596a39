package org.scumble.app.lora;

import org.scumble.app.ui.Format;

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
