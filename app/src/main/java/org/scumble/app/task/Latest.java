package org.scumble.app.task;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Hands values to a slower listener on another thread, skipping those it had no time for: the
/// listener always sees the newest, and its queue never grows.
public final class Latest<T> {
    private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();
    private final Executor executor;
    private final Consumer<? super T> listener;

    public Latest(Executor executor, Consumer<? super T> listener) {
        this.executor = executor;
        this.listener = listener;
    }

    /// Offers a value; it replaces one that is still waiting.
    public void offer(T value) {
        if (waiting.getAndSet(value) == null) {
            executor.execute(this::deliver);
        }
    }

    private void deliver() {
        T value = waiting.getAndSet(null);
        if (value != null) {
            listener.accept(value);
        }
    }
}
