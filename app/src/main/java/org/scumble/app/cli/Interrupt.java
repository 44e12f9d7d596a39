package org.scumble.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.scumble.engine.Cancellation;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// Ctrl+C, or the system's request to end, stops the work in an orderly way while this is open: the
/// process ends once the run has let go of its files. Told twice, or if that takes too long, it
/// ends at once.
///
/// The virtual machine's own way, a shutdown hook, comes too late: ONNX Runtime has one that closes
/// what a run is still computing with.
public final class Interrupt implements AutoCloseable {
    private static final List<String> SIGNALS = List.of("INT", "TERM");
    private static final int PATIENCE_SECONDS = 20;

    private final Runnable stop;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final List<Runnable> restores = new ArrayList<>();

    private Interrupt(Runnable stop) {
        this.stop = stop;
    }

    /// Cancels a run.
    static Interrupt cancels(Cancellation cancellation) {
        return calls(cancellation::cancel);
    }

    /// Calls `stop`, on a thread of its own, once.
    public static Interrupt calls(Runnable stop) {
        Interrupt interrupt = new Interrupt(stop);
        for (String name : SIGNALS) {
            interrupt.handle(name);
        }
        return interrupt;
    }

    private void handle(String name) {
        try {
            Signal signal = new Signal(name);
            SignalHandler before = Signal.handle(signal, this::received);
            restores.add(() -> Signal.handle(signal, before));
        } catch (IllegalArgumentException e) {
            // The system has no such signal, or the program was started to leave it alone.
        }
    }

    private void received(Signal signal) {
        synchronized (asked) {
            if (asked.getCount() == 0) {
                Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
            }
            asked.countDown();
        }
        stop.run();
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
        restores.forEach(Runnable::run);
    }
}
