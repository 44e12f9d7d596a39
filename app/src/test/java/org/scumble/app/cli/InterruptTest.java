package org.scumble.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scumble.engine.Cancellation;
import sun.misc.Signal;
import sun.misc.SignalHandler;

class InterruptTest {
    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void aSignalStopsTheWorkAndLeavesTheProcessToEndIt(String name) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);

        try (Interrupt ignored = Interrupt.calls(stopped::countDown)) {
            Signal.raise(new Signal(name));

            assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aRunIsCancelled() throws InterruptedException {
        Cancellation cancellation = new Cancellation();

        try (Interrupt ignored = Interrupt.cancels(cancellation)) {
            Signal.raise(new Signal("INT"));
            for (int i = 0; i < 1000 && !cancellation.isRequested(); i++) {
                Thread.sleep(10);
            }

            assertThat(cancellation.isRequested()).isTrue();
        }
    }

    @Test
    void afterwardsSignalsGoWhereTheyWentBefore() throws InterruptedException {
        AtomicInteger ours = new AtomicInteger();
        CountDownLatch before = new CountDownLatch(1);
        Signal signal = new Signal("INT");
        SignalHandler usual = Signal.handle(signal, _ -> before.countDown());
        try {
            Interrupt.calls(ours::incrementAndGet).close();

            Signal.raise(signal);

            assertThat(before.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(ours).hasValue(0);
        } finally {
            Signal.handle(signal, usual);
        }
    }
}
