package org.scumble.app.models;

import java.nio.file.Path;
import org.scumble.engine.ModelInfo;

/// Tells what a model file is from its header; the engine does.
@FunctionalInterface
public interface ModelInspector {
    /// @throws org.scumble.engine.EngineException if it is not a model, saying why
    ModelInfo inspect(Path path);
}
