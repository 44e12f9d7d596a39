package org.scumble.engine.prompt;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds the embeddings that a text names. Upper and lower case are the same, and of several names
/// that fit the longest is meant.
///
/// | written | as in | what is not found |
/// |---|---|---|
/// | `name`, a word of its own, or `<name>` | AUTOMATIC1111, InvokeAI | stays in the text |
/// | `embedding:name`, `embedding:folder/name.safetensors` | ComfyUI | is left out |
/// | `<embedding:name>`, `<embed:name:0.8>` | SwarmUI | is left out |
final class EmbeddingParser {
    private static final String LETTERS = "\\p{L}\\p{N}_";
    private static final String STOPS = "\\s,()\\[\\]:<>|";

    private static final String START_OF_WORD = "(?<![" + LETTERS + "])";
    private static final String END_OF_WORD = "(?![" + LETTERS + "])";

    /// Punctuation may follow a name, but nothing that could be more of it.
    private static final String END_OF_NAME =
            "(?=[^" + STOPS + LETTERS + "]*(?:[" + STOPS + "]|\\z))";

    private static final String FILE_ENDING = "(?:\\.(?:safetensors|pt|bin))?";

    /// Not any number of folders, since the matcher's stack grows with each.
    private static final String FOLDERS = "(?:[^" + STOPS + "/\\\\]+[/\\\\]){0,8}";

    /// What means something else, whatever embeddings are called: a weight or a step, `BREAK`.
    private static final String RESERVED =
            "(?:\\d*+\\.?+\\d*+\\s*+[)\\]]|(?-i:BREAK)" + END_OF_WORD + ")";

    private static final String TAG =
            "<embed(?:ding)?:(?<tag>[^:<>]+?)" + FILE_ENDING + "(?::(?<weight>[^<>]*))?>";

    private static final Pattern WEIGHT = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)");

    /// The groups that a name is in, one of them at a time.
    private static final List<String> NAMES =
            List.of("tag", "known", "unknown", "bracketed", "word");

    private final Embeddings embeddings;
    private final EmbeddingMarks marks;
    private final Set<String> exact = new HashSet<>();
    private final Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /// @param marks takes the embeddings that are found
    EmbeddingParser(Embeddings embeddings, EmbeddingMarks marks) {
        this.embeddings = embeddings;
        this.marks = marks;
        for (String name : embeddings.names()) {
            if (!name.isBlank()) {
                exact.add(name);
                names.put(name, name);
            }
        }
    }

    /// The text with a mark for each embedding it names.
    String mark(String text) {
        Matcher matcher = pattern().matcher(EmbeddingMarks.unmarked(text));
        return matcher.replaceAll(found -> Matcher.quoteReplacement(replacement(found)));
    }

    private String replacement(MatchResult found) {
        Optional<Embedding> embedding = embeddings.find(name(found));
        if (embedding.isEmpty()) {
            boolean plain = found.group("word") != null || found.group("bracketed") != null;
            return plain ? found.group() : "";
        }
        String mark = marks.of(embedding.get());
        String weight = found.group("weight");
        boolean weighted = weight != null && WEIGHT.matcher(weight.strip()).matches();
        return weighted ? "(" + mark + ":" + weight + ")" : mark;
    }

    /// The name that was found, as it is listed if it is.
    private String name(MatchResult found) {
        String group =
                NAMES.stream().filter(it -> found.group(it) != null).findFirst().orElseThrow();
        String name = found.group(group).strip().replaceAll("\\\\(.)", "$1");
        return exact.contains(name) ? name : names.getOrDefault(name, name);
    }

    private Pattern pattern() {
        String known =
                names.isEmpty()
                        ? "(?!)"
                        : names.keySet().stream()
                                .sorted(Comparator.comparingInt(String::length).reversed())
                                .map(EmbeddingParser::escapedOrNot)
                                .collect(Collectors.joining("|"));
        String prefixed =
                "embedding:(?:%s?(?<known>%s)%s%s|(?<unknown>%s[^%s\\\\]+))"
                        .formatted(FOLDERS, known, FILE_ENDING, END_OF_NAME, FOLDERS, STOPS);
        String plain =
                "(?!%s)(?:<(?<bracketed>%s)>|(?<word>%s)%s)"
                        .formatted(RESERVED, known, known, END_OF_WORD);
        return Pattern.compile(
                "%s|%s(?:%s|%s)".formatted(TAG, START_OF_WORD, prefixed, plain),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// A name as a pattern. Its brackets may be escaped, as those of other words have to be.
    private static String escapedOrNot(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}]", "\\\\\\\\?\\\\$0");
    }
}
