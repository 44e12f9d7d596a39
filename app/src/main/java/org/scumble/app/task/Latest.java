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

    /// Answers questions in the background, the newest alone.
    ///
    /// @param then takes an answer on the interface's thread
    /// @param failed takes what `answer` threw on the interface's thread
    public static <Q, A> Latest<Q> answering(
            Tasks tasks,
            Answer<? super Q, A> answer,
            Consumer<? super A> then,
            Consumer<? super Exception> failed) {
        Tasks here = new Tasks(Runnable::run, tasks.ui());
        return new Latest<>(
                tasks.background(),
                question -> here.compute(() -> answer.to(question), then, failed));
    }

    /// What answers a question.
    @FunctionalInterface
    public interface Answer<Q, A> {
        A to(Q question) throws Exception;
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
