package org.scumble.engine.provenance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The fields of a JSON object out of a stranger's file, of bounded length and depth.
record JsonFields(JsonNode node) {
    private static final int LONGEST = 1 << 22;
    private static final int DEEPEST = 100;
    private static final int LONGEST_NUMBER = 100;

    /// ComfyUI writes `NaN`, which JSON does not have.
    private static final ObjectMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .maxNumberLength(LONGEST_NUMBER)
                                                    .maxStringLength(LONGEST)
                                                    .build())
                                    .build())
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build();

    /// The object that a text holds, or nothing if it holds none.
    static Optional<JsonFields> parse(@Nullable String text) {
        if (text == null || text.length() > LONGEST || !text.stripLeading().startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new JsonFields(MAPPER.readTree(text)));
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        }
    }

    boolean has(String name) {
        return node.has(name);
    }

    /// A string, or a number as a string.
    @Nullable String text(String name) {
        return text(node.path(name));
    }

    static @Nullable String text(JsonNode value) {
        return value.isTextual() || value.isNumber() ? value.asText() : null;
    }

    /// The fields of an object within; none if it is not there.
    JsonFields object(String name) {
        return new JsonFields(node.path(name));
    }

    /// The elements of an array; none if it is not there.
    Stream<JsonNode> array(String name) {
        JsonNode value = node.path(name);
        return value.isArray() ? StreamSupport.stream(value.spliterator(), false) : Stream.of();
    }
}
