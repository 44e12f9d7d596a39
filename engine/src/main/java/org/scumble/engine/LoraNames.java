package org.scumble.engine;

import java.nio.file.Path;
import java.util.Locale;

/// What adapter files are called in prompts.
public final class LoraNames {
    private static final String ENDING = ".safetensors";

    private LoraNames() {}

    /// The file's name without folder and ending.
    public static String of(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(ENDING)
                ? name.substring(0, name.length() - ENDING.length())
                : name;
    }
}
