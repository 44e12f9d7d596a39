package org.scumble.app.task;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Runs work off the interface's thread and brings its outcome back to it. The only bridge between
/// the two: view models and the job worker are given one, and tests give them [#synchronous()].
///
/// @param background runs the work, in order
/// @param ui runs what follows on the interface's thread
public record Tasks(Executor background, Executor ui) {
    /// A twin that runs everything at once on the caller's thread.
    public static Tasks synchronous() {
        return new Tasks(Runnable::run, Runnable::run);
    }

    /// Runs `work` in the background, then `then` with its result, or `failed` with what it threw,
    /// on the interface's thread.
    public <T> void compute(
            Callable<T> work, Consumer<? super T> then, Consumer<? super Exception> failed) {
        background.execute(
                () -> {
                    T result;
                    try {
                        result = work.call();
                    } catch (Exception e) {
                        ui.execute(() -> failed.accept(e));
                        return;
                    }
                    ui.execute(() -> then.accept(result));
                });
    }

    /// Runs `work` in the background, then `then`, or `failed` with what it threw, on the
    /// interface's thread.
    public void run(Runnable work, Runnable then, Consumer<? super Exception> failed) {
        compute(Executors.callable(work, true), done -> then.run(), failed);
    }
}
