package org.scumble.engine;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.scumble.engine.weights.Checkpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The settings that suit a model: its own, where its folder has a `scumble.json`, else its
/// family's.
final class DefaultSettings {
    private static final Logger LOG = LoggerFactory.getLogger(DefaultSettings.class);
    private static final String FILE = "scumble.json";
    private static final JsonMapper MAPPER = new JsonMapper();

    private DefaultSettings() {}

    static ModelDefaults of(Checkpoint checkpoint) {
        Path own = checkpoint.path().resolve(FILE);
        if (Files.isRegularFile(own)) {
            try {
                return MAPPER.readValue(own.toFile(), ModelDefaults.class);
            } catch (JacksonException e) {
                LOG.warn("{} is passed over: {}", own, e.getOriginalMessage());
            } catch (IOException e) {
                LOG.warn("{} is passed over: {}", own, e.getMessage());
            }
        }
        return square(checkpoint.resolution());
    }

    private static ModelDefaults square(int side) {
        return new ModelDefaults(side, side, 20, "dpmpp_2m", "karras", 7);
    }
}
