package org.scumble.app.lora;

import java.nio.file.Path;
import org.scumble.engine.adapter.AdapterInfo;
import org.scumble.engine.adapter.AdapterReport;

/// Tells what an adapter file is; the engine does.
public interface LoraInspector {
    /// What its header says: quick.
    ///
    /// @throws org.scumble.engine.EngineException if it is no adapter, saying why
    AdapterInfo inspect(Path file);

    /// How it goes with a model; reads its tensors.
    ///
    /// @throws org.scumble.engine.EngineException if one of the two cannot be read, saying why
    AdapterReport match(Path file, Path model);
}
