package org.scumble.engine.stage;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value made when first asked for.
final class Lazy<T> {
    private final Supplier<T> maker;
    private @Nullable T value;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    synchronized T get() {
        T made = value;
        if (made == null) {
            made = maker.get();
            value = made;
        }
        return made;
    }

    synchronized void ifOpened(Consumer<T> action) {
        T made = value;
        if (made != null) {
            action.accept(made);
        }
    }
}
