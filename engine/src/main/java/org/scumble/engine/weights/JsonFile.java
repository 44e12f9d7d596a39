package org.scumble.engine.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;

/// The configuration files of a model folder.
final class JsonFile {
    /// The largest, the index of a model in many shards, has some hundred kilobytes.
    private static final long LONGEST = 16_000_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonFile() {}

    /// The object in the file at `path`.
    ///
    /// @throws EngineException if it is missing or damaged
    static JsonNode read(Path path) {
        try {
            if (!Files.isRegularFile(path)) {
                throw new EngineException(
                        Reason.BAD_FILE,
                        "The model folder is incomplete: it has no file %s. Download all of it again."
                                .formatted(Refusal.quoted(path)));
            }
            if (Files.size(path) > LONGEST) {
                throw Refusal.damaged(path, "it is far too long for a configuration file");
            }
            JsonNode root = JSON.readTree(Files.readAllBytes(path));
            if (!root.isObject()) {
                throw Refusal.damaged(path, "it holds no JSON object");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw Refusal.damaged(path, "it is not valid JSON", e);
        } catch (IOException e) {
            throw Refusal.unreadable(path, e);
        }
    }
}
