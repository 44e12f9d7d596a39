package org.scumble.engine.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Marks that stand for embeddings in a text, so that whatever their names are made of, brackets
/// and colons around them are read as around any word. They are written with characters that
/// Unicode sets aside for a program's own use, which no text contains.
final class EmbeddingMarks {
    private static final char START = '\uFDD0';
    private static final char END = '\uFDD1';
    private static final char REPLACEMENT = '\uFFFD';

    private static final Pattern MARK = Pattern.compile(START + "(\\d+)" + END);

    private final List<Embedding> embeddings = new ArrayList<>();

    /// A text that contains no mark.
    static String unmarked(String text) {
        return text.replace(START, REPLACEMENT).replace(END, REPLACEMENT);
    }

    /// The mark for an embedding, the same each time.
    String of(Embedding embedding) {
        if (!embeddings.contains(embedding)) {
            embeddings.add(embedding);
        }
        return START + Integer.toString(embeddings.indexOf(embedding)) + END;
    }

    /// Takes a text apart at its marks, in order.
    void split(String text, Consumer<String> words, Consumer<Embedding> embedding) {
        Matcher mark = MARK.matcher(text);
        int from = 0;
        while (mark.find()) {
            words.accept(text.substring(from, mark.start()));
            embedding.accept(embeddings.get(Integer.parseInt(mark.group(1))));
            from = mark.end();
        }
        words.accept(text.substring(from));
    }
}
