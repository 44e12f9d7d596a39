package org.scumble.app;

import java.nio.file.Path;
import org.scumble.app.lora.LoraInspector;
import org.scumble.engine.Engine;
import org.scumble.engine.adapter.AdapterInfo;
import org.scumble.engine.adapter.AdapterReport;

/// The engine's word on adapter files.
final class AdapterInspector implements LoraInspector {
    private final LazyEngine engine;

    AdapterInspector(LazyEngine engine) {
        this.engine = engine;
    }

    @Override
    public AdapterInfo inspect(Path file) {
        return Engine.describeAdapter(file);
    }

    @Override
    public AdapterReport match(Path file, Path model) {
        return engine.get().prepareAdapter(file, model);
    }
}
