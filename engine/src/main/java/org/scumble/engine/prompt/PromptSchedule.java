package org.scumble.engine.prompt;

import java.util.List;
import java.util.TreeMap;

/// Which prompt holds during which sampling steps.
///
/// @param segments at least one, in order
public record PromptSchedule(List<Segment> segments) {
    /// @param untilStep the last step this prompt holds for, see [PromptSchedule#segmentAt]
    public record Segment(int untilStep, WeightedPrompt prompt) {}

    public PromptSchedule {
        segments = List.copyOf(segments);
    }

    /// The prompt of a sampling step, counted from 0.
    public WeightedPrompt at(int step) {
        return segments.get(segmentAt(step)).prompt;
    }

    /// The index of the segment that holds at a sampling step, counted from 0; the last one holds
    /// until the end. A segment until step 3 holds for the steps 0 to 3, which are four: so
    /// AUTOMATIC1111 counts, and its pictures depend on it.
    public int segmentAt(int step) {
        int index = 0;
        while (index < segments.size() - 1 && step > segments.get(index).untilStep) {
            index++;
        }
        return index;
    }

    /// The tokens of the longest segment, for display beside [#capacity].
    public int tokenCount() {
        return segments.stream().mapToInt(s -> s.prompt.tokenCount()).max().orElseThrow();
    }

    /// The names of the embeddings that its segments use, each once, in order.
    public List<String> embeddings() {
        return segments.stream()
                .flatMap(segment -> segment.prompt.chunks().stream())
                .flatMap(chunk -> new TreeMap<>(chunk.vectors()).values().stream())
                .map(vector -> vector.embedding().name())
                .distinct()
                .toList();
    }

    /// How many tokens fit in the chunks of the longest segment.
    public int capacity() {
        return segments.stream().mapToInt(s -> s.prompt.capacity()).max().orElseThrow();
    }
}
