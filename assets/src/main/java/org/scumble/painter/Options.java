package org.scumble.painter;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.scumble.painter.scene.Split;

/// The `--name value` pairs of a command line.
final class Options {

    private final Map<String, String> values = new HashMap<>();

    private Options() {}

    static Options parse(String... arguments) {
        Options options = new Options();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        "Options come as --name value, not " + arguments[i]);
            }
            options.values.put(arguments[i].substring(2), arguments[i + 1]);
        }
        return options;
    }

    /// The value of an option that must be given.
    String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The option --" + name + " is missing");
        }
        return value;
    }

    int number(String name, int otherwise) {
        return Integer.parseInt(values.getOrDefault(name, Integer.toString(otherwise)));
    }

    Split split(String name, Split otherwise) {
        String value = values.getOrDefault(name, otherwise.name());
        return Split.valueOf(value.toUpperCase(Locale.ROOT));
    }
}
