package org.scumble.app.lora;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scumble.app.models.Model;
import org.scumble.engine.adapter.AdapterKind;

/// Which adapters to show.
///
/// @param words all of which must be in its name, tags, trigger words or notes
/// @param favourites whether only favourites are shown
/// @param fitting whether those are hidden that were made for other models than the chosen one
/// @param kind that alone is shown; empty for all
record LoraFilter(String words, boolean favourites, boolean fitting, Optional<AdapterKind> kind) {

    boolean shows(Lora lora, @Nullable Model model) {
        return (!favourites || lora.marks().favourite())
                && (!fitting || LoraFit.of(lora, model) != LoraFit.OTHER)
                && (kind.isEmpty() || kind.equals(kindOf(lora)))
                && matches(lora);
    }

    private static Optional<AdapterKind> kindOf(Lora lora) {
        return Optional.ofNullable(lora.facts()).map(LoraFacts::kind);
    }

    private boolean matches(Lora lora) {
        List<String> wanted =
                Arrays.stream(words.toLowerCase(Locale.ROOT).split("\\s+", -1))
                        .filter(word -> !word.isEmpty())
                        .toList();
        if (wanted.isEmpty()) {
            return true;
        }
        String text = text(lora);
        return wanted.stream().allMatch(text::contains);
    }

    private static String text(Lora lora) {
        LoraFacts facts = lora.facts();
        Stream<String> said =
                facts == null ? Stream.empty() : Stream.of(facts.title(), facts.author());
        return String.join(
                        "\n",
                        Stream.of(
                                        Stream.of(lora.name(), lora.marks().notes()),
                                        said,
                                        lora.marks().tags().stream(),
                                        lora.triggerWords().stream())
                                .flatMap(parts -> parts)
                                .toList())
                .toLowerCase(Locale.ROOT);
    }
}
