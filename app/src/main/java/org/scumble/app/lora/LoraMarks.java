package org.scumble.app.lora;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the artist added to an adapter. It stays when the file goes, and is there when it comes
/// back.
///
/// @param tags in the artist's order
/// @param triggerWords beside those its maker gave
/// @param weights to begin with; null for its maker's
/// @param cover a picture file; null for the one that comes with it
public record LoraMarks(
        boolean favourite,
        List<String> tags,
        String notes,
        List<String> triggerWords,
        @Nullable Weights weights,
        @Nullable String cover) {
    public static final LoraMarks NONE = new LoraMarks(false, List.of(), "", List.of(), null, null);

    public LoraMarks {
        tags = List.copyOf(tags);
        triggerWords = List.copyOf(triggerWords);
    }

    /// Strengths: 1 is what the maker meant.
    public record Weights(double unet, double textEncoder) {
        static final Weights FULL = new Weights(1, 1);
    }

    LoraMarks withFavourite(boolean marked) {
        return new LoraMarks(marked, tags, notes, triggerWords, weights, cover);
    }

    LoraMarks withTags(List<String> chosen) {
        return new LoraMarks(favourite, chosen, notes, triggerWords, weights, cover);
    }

    LoraMarks withNotes(String text) {
        return new LoraMarks(favourite, tags, text, triggerWords, weights, cover);
    }

    LoraMarks withTriggerWords(List<String> words) {
        return new LoraMarks(favourite, tags, notes, words, weights, cover);
    }

    LoraMarks withWeights(@Nullable Weights chosen) {
        return new LoraMarks(favourite, tags, notes, triggerWords, chosen, cover);
    }

    LoraMarks withCover(@Nullable String picture) {
        return new LoraMarks(favourite, tags, notes, triggerWords, weights, picture);
    }
}
