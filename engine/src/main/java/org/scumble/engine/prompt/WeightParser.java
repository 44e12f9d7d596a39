package org.scumble.engine.prompt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scumble.engine.prompt.WeightedText.Break;
import org.scumble.engine.prompt.WeightedText.Words;

/// Reads a text's brackets and escapes.
final class WeightParser {
    /// Weights beyond this either way are held here: products of nested ones could overflow.
    private static final double MAX_WEIGHT = 1_000;

    private static final double BRACKET_WEIGHT = 1.1;

    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\\\(?<escaped>[()\\[\\]\\\\]?)"
                            + "|:\\s*(?<weight>[+-]?(?:\\d+\\.?\\d*|\\.\\d+))\\s*\\)"
                            + "|(?<words>[^\\\\()\\[\\]:]+)"
                            + "|[()\\[\\]:]");

    private static final Pattern BREAK =
            Pattern.compile("\\s*\\bBREAK\\b\\s*", Pattern.UNICODE_CHARACTER_CLASS);

    private WeightParser() {}

    /// Resolves weights as AUTOMATIC1111 does: round and square brackets are matched separately,
    /// those left open reach to the end, and a stray closing one is text. Neighbours of equal
    /// weight are one, since they are tokenized together.
    static List<WeightedText> parse(String text) {
        List<WeightedText> found = new ArrayList<>();
        Deque<Integer> round = new ArrayDeque<>();
        Deque<Integer> square = new ArrayDeque<>();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            String written = token.group();
            if (token.group("escaped") instanceof String escaped) {
                found.add(new Words(escaped, 1));
            } else if (token.group("words") instanceof String words) {
                addWords(found, words);
            } else if (written.equals("(")) {
                round.push(found.size());
            } else if (written.equals("[")) {
                square.push(found.size());
            } else if (token.group("weight") instanceof String weight && !round.isEmpty()) {
                multiply(found, round.pop(), Double.parseDouble(weight));
            } else if (written.equals(")") && !round.isEmpty()) {
                multiply(found, round.pop(), BRACKET_WEIGHT);
            } else if (written.equals("]") && !square.isEmpty()) {
                multiply(found, square.pop(), 1 / BRACKET_WEIGHT);
            } else {
                found.add(new Words(written, 1));
            }
        }
        round.forEach(start -> multiply(found, start, BRACKET_WEIGHT));
        square.forEach(start -> multiply(found, start, 1 / BRACKET_WEIGHT));
        return mergeEqual(found);
    }

    private static void addWords(List<WeightedText> found, String words) {
        String[] parts = BREAK.split(words, -1);
        found.add(new Words(parts[0], 1));
        for (int i = 1; i < parts.length; i++) {
            found.add(new Break());
            found.add(new Words(parts[i], 1));
        }
    }

    private static void multiply(List<WeightedText> found, int from, double factor) {
        found.subList(from, found.size()).replaceAll(part -> scale(part, factor));
    }

    private static WeightedText scale(WeightedText part, double factor) {
        return switch (part) {
            case Words(String text, double weight) ->
                    new Words(text, Math.clamp(weight * factor, -MAX_WEIGHT, MAX_WEIGHT));
            case Break chunkEnd -> chunkEnd;
        };
    }

    private static List<WeightedText> mergeEqual(List<WeightedText> parts) {
        List<WeightedText> merged = new ArrayList<>();
        for (WeightedText part : parts) {
            if (part instanceof Words(String text, double weight)
                    && !merged.isEmpty()
                    && merged.getLast() instanceof Words(String before, double same)
                    && same == weight) {
                merged.set(merged.size() - 1, new Words(before + text, weight));
            } else {
                merged.add(part);
            }
        }
        return merged;
    }
}
