package org.scumble.app.canvas;

import java.nio.file.Path;
import org.scumble.engine.MemoryNeed;

/// Tells what painting takes of the memory; the engine does. Takes a moment.
@FunctionalInterface
public interface MemoryEstimator {
    /// The estimate, from the model's headers.
    ///
    /// @param width that is painted at, in pixels, on the model's grid, like `height`
    /// @throws org.scumble.engine.EngineException if the model cannot be read
    MemoryNeed need(Path model, int width, int height, boolean guided);
}
