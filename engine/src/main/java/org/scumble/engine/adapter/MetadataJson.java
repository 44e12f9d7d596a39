package org.scumble.engine.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;

/// Reads the JSON that trainers put into values of a safetensors header.
final class MetadataJson {
    /// Several times what the tags of the largest data sets take.
    private static final int LONGEST = 8_000_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private MetadataJson() {}

    /// The value of `key`; a missing node if there is none or it is no JSON.
    static JsonNode read(Map<String, String> metadata, String key) {
        String text = metadata.getOrDefault(key, "");
        if (text.isEmpty() || text.length() > LONGEST) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance(); // a slip of a trainer is no reason to refuse its work
        }
    }
}
