package org.scumble.engine.adapter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scumble.engine.weights.Safetensors;

/// Says what an adapter file is, from its header and the one number that goes with its rank.
final class InfoReader {
    private static final int NAMED = 3;

    private final StoredAdapter adapter;
    private final Safetensors file;
    private final HeaderTexts texts;
    private final ModuleReader modules;

    private InfoReader(StoredAdapter adapter) {
        this.adapter = adapter;
        this.file = adapter.file();
        this.texts = new HeaderTexts(file.metadata());
        this.modules = new ModuleReader(file);
    }

    static AdapterInfo read(StoredAdapter adapter) {
        return new InfoReader(adapter).read();
    }

    private AdapterInfo read() {
        String name = name();
        String title = texts.title();
        MadeFor madeFor = MadeFor.of(adapter);
        Optional<StoredModule> strongest =
                adapter.modules().stream()
                        .max(Comparator.comparingInt(module -> module.shape().rank()));
        return new AdapterInfo(
                file.path(),
                name,
                title.isEmpty() ? name : title,
                kind(),
                madeFor.family(),
                strongest.map(module -> module.shape().rank()).orElse(0),
                strongest.map(modules::alpha).orElse(0.0),
                texts.triggerWords(),
                texts.tags(),
                texts.author(),
                texts.description(),
                modules(Part.UNET),
                modules(Part.TEXT_ENCODER) + modules(Part.TEXT_ENCODER_2),
                vectors(),
                file.size(),
                texts.thumbnail(),
                notes(madeFor));
    }

    private String name() {
        String whole = String.valueOf(file.path().getFileName());
        return ForeignText.name(whole.replaceFirst("(?i)\\.safetensors$", ""));
    }

    private AdapterKind kind() {
        if (adapter.isTextualInversion()) {
            return AdapterKind.TEXTUAL_INVERSION;
        }
        Set<AdapterKind> kinds = EnumSet.noneOf(AdapterKind.class);
        adapter.modules().stream()
                .flatMap(module -> Stream.ofNullable(module.kind()))
                .forEach(kinds::add);
        if (kinds.isEmpty()) {
            return AdapterKind.FULL; // biases and normalisations alone
        }
        // A file of LoRAs is called after those that say most.
        if (kinds.contains(AdapterKind.DORA)) {
            kinds.removeAll(Set.of(AdapterKind.LOCON, AdapterKind.LORA));
        } else if (kinds.contains(AdapterKind.LOCON)) {
            kinds.remove(AdapterKind.LORA);
        }
        return kinds.size() == 1 ? kinds.iterator().next() : AdapterKind.MIXED;
    }

    private int modules(Part part) {
        return (int)
                adapter.modules().stream()
                        .filter(module -> LayerNames.part(module.name()) == part)
                        .count();
    }

    private int vectors() {
        return adapter.embeddings().stream()
                .filter(embedding -> embedding.token().isEmpty())
                .mapToInt(StoredEmbedding::vectors)
                .max()
                .orElse(0);
    }

    private List<String> notes(MadeFor madeFor) {
        List<String> notes = new ArrayList<>();
        if (!madeFor.other().isEmpty()) {
            notes.add(
                    "It was made for %s, which Scumble does not paint with."
                            .formatted(madeFor.other()));
        }
        if (!modules.problem().isEmpty()) {
            notes.add(
                    "The adapter_config.json beside it is not used, because %s."
                                    .formatted(modules.problem())
                            + " It may be stronger or weaker than its maker meant.");
        }
        Map<String, Integer> others = new LinkedHashMap<>();
        adapter.modules().stream()
                .flatMap(module -> Stream.ofNullable(module.otherKind()))
                .forEach(kind -> others.merge(kind, 1, Integer::sum));
        others.forEach(
                (kind, count) ->
                        notes.add(
                                "What it does to %,d %s is not applied (%s)."
                                        .formatted(count, count == 1 ? "layer" : "layers", kind)));
        List<String> words =
                adapter.embeddings().stream()
                        .map(StoredEmbedding::token)
                        .filter(token -> !token.isEmpty())
                        .distinct()
                        .toList();
        if (!words.isEmpty()) {
            notes.add("It brings words for the prompt: %s.".formatted(some(words)));
        }
        int unknown = adapter.unknown().size();
        if (unknown > 0) {
            notes.add(
                    "%,d %s of no known form and not used: %s."
                            .formatted(
                                    unknown,
                                    unknown == 1 ? "tensor is" : "tensors are",
                                    some(adapter.unknown())));
        }
        return notes;
    }

    private static String some(List<String> names) {
        String first =
                names.stream()
                        .limit(NAMED)
                        .map(name -> "\"" + ForeignText.name(name) + "\"")
                        .collect(Collectors.joining(", "));
        return names.size() > NAMED ? first + ", …" : first;
    }
}
