package org.scumble.app.generate;

import java.nio.file.Path;
import java.util.Optional;
import org.scumble.engine.GenerationRequest;

/// Finds in a picture file, ours or AUTOMATIC1111's, what made it.
@FunctionalInterface
public interface SettingsReader {
    /// @param present fills in what the file does not say
    Optional<GenerationRequest> read(Path file, GenerationRequest present);
}
