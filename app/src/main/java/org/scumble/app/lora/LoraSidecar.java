package org.scumble.app.lora;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scumble.app.store.Json;

/// What other programs keep beside an adapter file: a picture of the same name, AUTOMATIC1111's
/// `.json`, Civitai's `.civitai.info`.
///
/// @param cover a picture file; null if there is none
/// @param weight the suggested strength; 0 if none is suggested
record LoraSidecar(
        @Nullable Path cover, List<String> triggerWords, String description, double weight) {
    private static final List<String> PICTURES =
            List.of(
                    ".preview.png",
                    ".png",
                    ".preview.jpg",
                    ".jpg",
                    ".preview.jpeg",
                    ".jpeg",
                    ".preview.webp",
                    ".webp");
    private static final List<String> TEXTS = List.of(".json", ".civitai.info");

    /// A text of this many bytes and more is something else.
    private static final long LARGEST_TEXT = 4 << 20;

    /// All files that may stand beside an adapter.
    static List<Path> of(Path lora) {
        List<Path> present = new ArrayList<>();
        PICTURES.forEach(ending -> beside(lora, ending).ifPresent(present::add));
        TEXTS.forEach(ending -> beside(lora, ending).ifPresent(present::add));
        return present;
    }

    /// Changes when the adapter's file does, or one beside it.
    static String stamp(Path lora) throws IOException {
        StringBuilder stamp = new StringBuilder();
        stamp.append(Files.size(lora)).append('@').append(changed(lora));
        for (Path file : of(lora)) {
            String name = String.valueOf(file.getFileName());
            String ending = name.substring(LoraFolders.nameOf(lora).length());
            stamp.append(' ').append(ending).append('@').append(changed(file));
        }
        return stamp.toString();
    }

    private static long changed(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toMillis();
    }

    /// Reads what is there; what is no such text is passed over.
    static LoraSidecar read(Path lora) {
        List<String> words = new ArrayList<>();
        String description = "";
        double weight = 0;
        for (String ending : TEXTS) {
            JsonNode text = beside(lora, ending).flatMap(LoraSidecar::json).orElse(null);
            if (text != null) {
                words.addAll(commaSeparated(text.path("activation text").asText("")));
                text.path("trainedWords").forEach(word -> words.add(word.asText("").strip()));
                String said = text.path("description").asText("");
                description = description.isEmpty() ? said : description;
                double suggested = text.path("preferred weight").asDouble(0);
                weight = weight == 0 ? suggested : weight;
            }
        }
        Path cover =
                PICTURES.stream().flatMap(it -> beside(lora, it).stream()).findFirst().orElse(null);
        return new LoraSidecar(
                cover, words, plain(description), Double.isFinite(weight) ? weight : 0);
    }

    private static Optional<JsonNode> json(Path file) {
        try {
            return Files.size(file) < LARGEST_TEXT
                    ? Json.read(Files.readString(file), JsonNode.class).filter(JsonNode::isObject)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<String> commaSeparated(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.split(",", -1)) {
            if (!word.isBlank()) {
                words.add(word.strip());
            }
        }
        return words;
    }

    /// Descriptions come as web pages do.
    private static String plain(String text) {
        return text.replaceAll("(?i)<br\\s*/?>|</p>|</li>", "\n")
                .replaceAll("<[^>]{0,2000}>", "")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private static Optional<Path> beside(Path lora, String ending) {
        Path file = lora.resolveSibling(LoraFolders.nameOf(lora) + ending);
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }
}
