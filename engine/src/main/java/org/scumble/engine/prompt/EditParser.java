package org.scumble.engine.prompt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.prompt.EditedText.Cycle;
import org.scumble.engine.prompt.EditedText.Part;
import org.scumble.engine.prompt.EditedText.Plain;
import org.scumble.engine.prompt.EditedText.Switch;
import org.scumble.engine.prompt.EditedText.When;

/// Finds the edits in a prompt. Brackets are matched first, in one pass; then each pair of square
/// ones is an edit if it reads as one, and plain text (a weight) if it does not.
final class EditParser {
    /// Deeper brackets are plain text: no artist nests so deep, and hostile text must not exhaust
    /// the stack.
    private static final int MAX_DEPTH = 64;

    private static final int NONE = -1;

    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)");

    private final String text;

    /// At each opening bracket the index of its partner; elsewhere, and without one, [#NONE].
    private final int[] partner;

    EditParser(String text) {
        this.text = text;
        this.partner = matchBrackets(text);
    }

    EditedText parse() {
        return sequence(0, text.length());
    }

    /// A closing bracket ends the innermost open one of its kind; any left open inside it have no
    /// partner.
    private static int[] matchBrackets(String text) {
        int[] partner = new int[text.length()];
        Arrays.fill(partner, NONE);
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\\' -> i++;
                case '(', '[' -> {
                    if (open.size() < MAX_DEPTH) {
                        open.push(i);
                    }
                }
                case ')' -> close('(', i, text, open, partner);
                case ']' -> close('[', i, text, open, partner);
                default -> {}
            }
        }
        return partner;
    }

    private static void close(
            char opening, int end, String text, Deque<Integer> open, int[] partner) {
        if (open.stream().noneMatch(i -> text.charAt(i) == opening)) {
            return;
        }
        while (text.charAt(open.element()) != opening) {
            open.pop();
        }
        partner[open.pop()] = end;
    }

    private EditedText sequence(int from, int to) {
        List<Part> parts = new ArrayList<>();
        int plainFrom = from;
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '[' && partner[i] != NONE) {
                Part edit = edit(i + 1, partner[i]);
                if (edit != null) {
                    addPlain(parts, plainFrom, i);
                    parts.add(edit);
                    i = partner[i];
                    plainFrom = i + 1;
                }
            }
        }
        addPlain(parts, plainFrom, to);
        return new EditedText(parts);
    }

    /// The edit between two square brackets, or null if it is none.
    private @Nullable Part edit(int from, int to) {
        List<Integer> colons = separators(from, to, ':');
        List<Integer> bars = separators(from, to, '|');
        if (colons.isEmpty()) {
            return bars.isEmpty() ? null : new Cycle(split(from, to, bars));
        }
        String when = text.substring(colons.getLast() + 1, to).strip();
        if (colons.size() > 2 || !NUMBER.matcher(when).matches()) {
            return null;
        }
        List<EditedText> texts = split(from, colons.removeLast(), colons);
        EditedText before = texts.size() == 2 ? texts.getFirst() : new EditedText(List.of());
        return new Switch(
                before, texts.getLast(), new When(Double.parseDouble(when), when.contains(".")));
    }

    /// Where a separator stands by itself: not escaped and in no brackets of its own.
    private List<Integer> separators(int from, int to, char separator) {
        List<Integer> found = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (partner[i] != NONE) {
                i = partner[i];
            } else if (text.charAt(i) == separator) {
                found.add(i);
            }
        }
        return found;
    }

    private List<EditedText> split(int from, int to, List<Integer> separators) {
        List<EditedText> pieces = new ArrayList<>();
        int start = from;
        for (int separator : separators) {
            pieces.add(sequence(start, separator));
            start = separator + 1;
        }
        pieces.add(sequence(start, to));
        return pieces;
    }

    private void addPlain(List<Part> parts, int from, int to) {
        if (from < to) {
            parts.add(new Plain(text.substring(from, to)));
        }
    }
}
