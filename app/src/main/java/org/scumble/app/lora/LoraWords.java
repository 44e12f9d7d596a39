package org.scumble.app.lora;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scumble.engine.adapter.AdapterKind;
import org.scumble.engine.adapter.AdapterReport.Unmatched;
import org.scumble.engine.weights.Family;

/// Adapters in the artist's words.
final class LoraWords {
    /// So many layers of one reason are named.
    private static final int MOST_MODULES = 20;

    private LoraWords() {}

    /// What it is, in a word or two.
    static String kind(Lora lora) {
        LoraFacts facts = lora.facts();
        return switch (lora.state()) {
            case UNREAD -> "Reading…";
            case MISSING -> "Missing";
            case REFUSED -> "Cannot be used";
            case READY -> facts == null ? "" : kind(facts.kind());
        };
    }

    /// A kind as a title.
    static String kind(AdapterKind kind) {
        String words = kind.words();
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /// One line under its title.
    static String summary(Lora lora) {
        LoraFacts facts = lora.facts();
        if (facts == null) {
            return kind(lora);
        }
        Family family = facts.family();
        return Stream.of(
                        kind(facts.kind()),
                        family == null ? "" : family.words(),
                        facts.author().isBlank() ? "" : "by " + facts.author())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /// Why it cannot be used; empty if it can.
    static String problem(Lora lora) {
        return lora.state() == Lora.State.MISSING
                ? ("Its file is not in %s any more. Put it back, and it works as before; what you"
                                + " noted is kept.")
                        .formatted(lora.file().getParent())
                : lora.problem();
    }

    /// What it changes, in numbers.
    static String layers(LoraFacts facts) {
        if (facts.vectors() > 0) {
            return facts.vectors() == 1 ? "1 token" : facts.vectors() + " tokens";
        }
        return Stream.of(
                        count(facts.unetModules(), "in the U-Net"),
                        count(facts.textModules(), "in the text encoder"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String count(int modules, String where) {
        return modules == 0 ? "" : modules + " " + where;
    }

    /// What to know where several files have one name.
    ///
    /// @param all of that name, the one that prompts mean first
    static String namesakes(Lora lora, List<Lora> all) {
        if (all.isEmpty()) {
            return "";
        }
        Lora meant = all.getFirst();
        return meant.file().equals(lora.file())
                ? "Another file has this name too. In prompts the name means this one."
                : "Another file has this name too. In prompts the name means the one in %s."
                        .formatted(meant.file().getParent());
    }

    /// The layers an adapter changes in vain, by their reasons.
    static String leftOut(List<Unmatched> unmatched) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        unmatched.forEach(
                it ->
                        byReason.computeIfAbsent(it.reason(), reason -> new ArrayList<>())
                                .add(it.module()));
        return byReason.entrySet().stream()
                .map(entry -> entry.getKey() + ":\n" + some(entry.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String some(List<String> modules) {
        int more = modules.size() - MOST_MODULES;
        String first =
                modules.stream()
                        .limit(MOST_MODULES)
                        .map(module -> "  " + module)
                        .collect(Collectors.joining("\n"));
        return more <= 0 ? first : "%s\n  and %d more".formatted(first, more);
    }

    /// What it was made for, and whether that is the chosen model.
    static String fit(Lora lora, LoraFit fit) {
        Family family = LoraFit.family(lora);
        if (family == null) {
            return "Neither its keys nor its maker tell what models it was made for.";
        }
        String made = "Made for %s models.".formatted(family.words());
        return switch (fit) {
            case FITS -> made + " The chosen model is one.";
            case OTHER -> made + " The chosen model is of another kind.";
            case UNKNOWN -> made;
        };
    }
}
