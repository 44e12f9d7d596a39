package org.scumble.app.lora;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.adapter.AdapterInfo;
import org.scumble.engine.adapter.AdapterKind;
import org.scumble.engine.weights.Family;

/// What an adapter's file, and the files beside it, say of it: what the library keeps so that
/// thousands of them are listed without opening any.
///
/// @param title given by its maker, or the file's name
/// @param family of the base models it was made for; null if nothing tells
/// @param rank 0 where there is none
/// @param alpha 0 if the file has none
/// @param triggerWords that its maker says wake it
/// @param learned the tags of the pictures it learned from, the most frequent first
/// @param author may be empty
/// @param description may be empty
/// @param unetModules how many layers of the U-Net it changes
/// @param textModules how many layers of the text encoders it changes
/// @param vectors how many tokens a textual inversion stands for; else 0
/// @param weight the strength its maker suggests; 0 if none is suggested
/// @param notes what an artist should know, in sentences
public record LoraFacts(
        String title,
        AdapterKind kind,
        @Nullable Family family,
        int rank,
        double alpha,
        List<String> triggerWords,
        List<Learned> learned,
        String author,
        String description,
        int unetModules,
        int textModules,
        int vectors,
        double weight,
        List<String> notes) {
    private static final int MOST_LEARNED = 40;

    public LoraFacts {
        triggerWords = List.copyOf(triggerWords);
        learned = List.copyOf(learned);
        notes = List.copyOf(notes);
    }

    /// A tag of pictures an adapter learned from.
    ///
    /// @param count how many of them had it
    public record Learned(String tag, int count) {}

    static LoraFacts of(AdapterInfo info, LoraSidecar sidecar) {
        return new LoraFacts(
                info.title().isBlank() ? info.name() : info.title(),
                info.kind(),
                info.family(),
                info.rank(),
                info.alpha(),
                Stream.concat(info.triggerWords().stream(), sidecar.triggerWords().stream())
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .toList(),
                info.tags().entrySet().stream()
                        .limit(MOST_LEARNED)
                        .map(tag -> new Learned(tag.getKey(), tag.getValue()))
                        .toList(),
                info.author(),
                info.description().isBlank() ? sidecar.description() : info.description(),
                info.unetModules(),
                info.textModules(),
                info.vectors(),
                sidecar.weight(),
                info.notes());
    }
}
