package org.scumble.engine.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What kohya's scripts noted of the pictures that an adapter learned from.
final class TrainingTags {
    private static final int MOST_TAGS = 100;
    private static final int LONGEST_TAG = 80;

    /// A tag in so many of the pictures is what the adapter is about.
    private static final double DOMINANT = 0.9;

    /// Fewer pictures show nothing.
    private static final int FEWEST = 3;

    /// `10_sks dog`: how often each picture is shown, a rare word, and what it is of.
    private static final Pattern FOLDER = Pattern.compile("\\d+_(.+)");

    private final SequencedMap<String, Long> counts = new LinkedHashMap<>();
    private final JsonNode folders;

    private TrainingTags(JsonNode frequencies, JsonNode folders) {
        this.folders = folders;
        for (JsonNode folder : frequencies) {
            for (Entry<String, JsonNode> tag : folder.properties()) {
                String name = ForeignText.line(tag.getKey(), LONGEST_TAG);
                long count = tag.getValue().canConvertToInt() ? tag.getValue().asInt() : 0;
                if (!name.isEmpty() && count > 0) {
                    counts.merge(name, count, Long::sum);
                }
            }
        }
    }

    static TrainingTags of(Map<String, String> metadata) {
        return new TrainingTags(
                MetadataJson.read(metadata, "ss_tag_frequency"),
                MetadataJson.read(metadata, "ss_dataset_dirs"));
    }

    /// The most frequent tags with their counts, the most frequent first; of equals, the one that
    /// came first in the captions.
    SequencedMap<String, Integer> mostFrequent() {
        SequencedMap<String, Integer> tags = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_TAGS)
                .forEach(
                        tag ->
                                tags.put(
                                        tag.getKey(),
                                        (int) Math.min(tag.getValue(), Integer.MAX_VALUE)));
        return tags;
    }

    /// The words that wake the adapter, as far as its training tells: the tag that almost every
    /// picture had; without captions, the folder's name, which then was the caption.
    Optional<String> triggerWord() {
        return counts.isEmpty() ? folderName() : dominantTag();
    }

    private Optional<String> dominantTag() {
        var first = mostFrequent().firstEntry();
        long pictures = 0;
        for (JsonNode folder : folders) {
            pictures += folder.path("img_count").asInt();
        }
        boolean dominant = first.getValue() >= Math.max(FEWEST, DOMINANT * pictures);
        return dominant ? Optional.of(first.getKey()) : Optional.empty();
    }

    private Optional<String> folderName() {
        return folders.propertyStream()
                .map(folder -> FOLDER.matcher(ForeignText.line(folder.getKey(), LONGEST_TAG)))
                .filter(Matcher::matches)
                .map(name -> name.group(1).strip())
                .filter(name -> !name.isEmpty())
                .findFirst();
    }
}
