package org.scumble.engine.adapter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an adapter's maker says of it in the header: ModelSpec's fields and kohya's scripts'. All
/// of it is hostile text.
final class HeaderTexts {
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_DESCRIPTION = 4000;
    private static final int LONGEST_TRIGGER = 200;
    private static final int MOST_TRIGGERS = 20;

    /// What kohya's scripts write where no title was given.
    private static final Pattern NO_TITLE = Pattern.compile("\\w+@\\d+");

    private final Map<String, String> metadata;
    private final TrainingTags tags;

    HeaderTexts(Map<String, String> metadata) {
        this.metadata = metadata;
        this.tags = TrainingTags.of(metadata);
    }

    /// The title; empty if there is none.
    String title() {
        String title = line("title", LONGEST_TITLE);
        return NO_TITLE.matcher(title).matches() ? "" : title;
    }

    String author() {
        return line("author", LONGEST_TITLE);
    }

    String description() {
        return ForeignText.paragraphs(modelSpec("description"), LONGEST_DESCRIPTION);
    }

    byte @Nullable [] thumbnail() {
        return Thumbnail.decode(modelSpec("thumbnail"));
    }

    /// The words that wake it: what its maker says, or else what its training tells.
    List<String> triggerWords() {
        List<String> stated =
                Stream.of(modelSpec("trigger_phrase").split("[,\n]", MOST_TRIGGERS + 1))
                        .limit(MOST_TRIGGERS)
                        .map(words -> ForeignText.line(words, LONGEST_TRIGGER))
                        .filter(words -> !words.isEmpty())
                        .distinct()
                        .toList();
        Optional<String> learned = tags.triggerWord();
        return stated.isEmpty() ? learned.stream().toList() : stated;
    }

    SequencedMap<String, Integer> tags() {
        return tags.mostFrequent();
    }

    private String line(String field, int most) {
        return ForeignText.line(modelSpec(field), most);
    }

    private String modelSpec(String field) {
        return metadata.getOrDefault("modelspec." + field, "");
    }
}
