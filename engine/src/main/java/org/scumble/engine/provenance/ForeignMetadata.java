package org.scumble.engine.provenance;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The settings of a picture made by any program known here, this one included.
public final class ForeignMetadata {
    /// The keyword of the text in which AUTOMATIC1111, SwarmUI, Fooocus and Scumble keep settings.
    public static final String PARAMETERS = "parameters";

    /// Unlike the brace that may open a prompt.
    private static final Pattern JSON_OBJECT = Pattern.compile("\\s*+\\{\\s*+\"");

    private ForeignMetadata() {}

    /// Reads the text chunks of a PNG, keyword to text. Where several programs have left theirs,
    /// the first that can be read counts, in the order SwarmUI, Fooocus, AUTOMATIC1111, InvokeAI,
    /// NovelAI, ComfyUI.
    ///
    /// @return nothing if no chunk holds settings; no text makes it throw
    public static Optional<PictureSettings> read(Map<String, String> pngTextChunks) {
        return Stream.<Function<Map<String, String>, Optional<PictureSettings>>>of(
                        SwarmMetadata::read,
                        FooocusMetadata::read,
                        ForeignMetadata::infotext,
                        InvokeMetadata::read,
                        NovelAiMetadata::read,
                        ComfyMetadata::read)
                .map(reader -> reader.apply(pngTextChunks))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<PictureSettings> infotext(Map<String, String> chunks) {
        return Optional.ofNullable(chunks.get(PARAMETERS))
                .filter(text -> !JSON_OBJECT.matcher(text).lookingAt())
                .flatMap(Infotext::parse);
    }
}
