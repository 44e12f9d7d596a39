package org.scumble.app;

import org.jspecify.annotations.Nullable;
import org.scumble.engine.Engine;
import org.scumble.engine.EngineOptions;

/// The engine, opened when it is first needed, so that the window need not wait for it.
final class LazyEngine implements AutoCloseable {
    private final EngineOptions options;
    private @Nullable Engine engine;

    LazyEngine(EngineOptions options) {
        this.options = options;
    }

    /// Opens it at the first call, which takes a while: not for the interface's thread.
    synchronized Engine get() {
        Engine opened = engine;
        if (opened == null) {
            opened = Engine.open(options);
            engine = opened;
        }
        return opened;
    }

    @Override
    public synchronized void close() {
        if (engine != null) {
            engine.close();
            engine = null;
        }
    }
}
