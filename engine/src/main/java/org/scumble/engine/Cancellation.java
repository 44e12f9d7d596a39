package org.scumble.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A request to stop, shared between who asks and who works. Safe from any thread.
public final class Cancellation {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean requested;

    /// Asks the work to stop; it ends within the step it is in.
    public void cancel() {
        requested = true;
        listeners.forEach(Runnable::run);
    }

    public boolean isRequested() {
        return requested;
    }

    /// @throws EngineException of reason CANCELLED once a stop was asked for
    public void check() {
        if (requested) {
            throw new EngineException(EngineException.Reason.CANCELLED, "Cancelled.");
        }
    }

    /// Runs `action` when a stop is asked for, at once if it was already, until the returned handle
    /// is closed. It reaches into a computation that cannot poll.
    public Registration onCancel(Runnable action) {
        listeners.add(action);
        if (requested) {
            action.run();
        }
        return () -> listeners.remove(action);
    }

    /// Ends a registration.
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
