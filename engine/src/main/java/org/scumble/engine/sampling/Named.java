package org.scumble.engine.sampling;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;

/// Something a user picks by name.
public sealed interface Named permits Samplers, Schedule {
    /// The name in scripts and files, such as `dpmpp_2m`.
    String id();

    /// The name people read, AUTOMATIC1111's where it has one, such as `DPM++ 2M`.
    String label();

    /// Other programs' names for the same.
    List<String> aliases();

    /// The choice that goes by a name, whatever its case and punctuation.
    static <T extends Named> T find(String what, String name, T[] choices) {
        String wanted = plain(name);
        return Arrays.stream(choices)
                .filter(choice -> names(choice).anyMatch(wanted::equals))
                .findFirst()
                .orElseThrow(() -> unknown(what, name, choices));
    }

    private static <T extends Named> EngineException unknown(
            String what, String name, T[] choices) {
        String wanted = plain(name);
        T nearest =
                Arrays.stream(choices)
                        .min(
                                Comparator.comparingInt(
                                        choice ->
                                                names(choice)
                                                        .mapToInt(known -> edits(wanted, known))
                                                        .min()
                                                        .orElseThrow()))
                        .orElseThrow();
        return new EngineException(
                Reason.BAD_REQUEST,
                "There is no %s called \"%s\". Did you mean \"%s\"? Known are: %s."
                        .formatted(
                                what,
                                name,
                                nearest.label(),
                                Arrays.stream(choices)
                                        .map(Named::label)
                                        .collect(Collectors.joining(", "))));
    }

    private static Stream<String> names(Named choice) {
        return Stream.concat(Stream.of(choice.id(), choice.label()), choice.aliases().stream())
                .map(Named::plain);
    }

    /// Letters and digits alone: "DPM++ 2M" and "dpmpp_2m" are one name.
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("++", "pp").replaceAll("[^a-z0-9]", "");
    }

    /// Levenshtein's distance between two names.
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
