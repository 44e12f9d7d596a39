package org.scumble.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CancellationTest {
    private final Cancellation cancellation = new Cancellation();
    private final AtomicInteger stops = new AtomicInteger();

    @Test
    void checkingThrowsOnceAStopWasAskedFor() {
        assertThat(cancellation.isRequested()).isFalse();
        assertThatCode(cancellation::check).doesNotThrowAnyException();

        cancellation.cancel();

        assertThat(cancellation.isRequested()).isTrue();
        assertThat(catchThrowableOfType(EngineException.class, cancellation::check).reason())
                .isEqualTo(EngineException.Reason.CANCELLED);
    }

    @Test
    void whoIsRegisteredHearsOfIt() {
        cancellation.onCancel(stops::incrementAndGet);

        cancellation.cancel();

        assertThat(stops).hasValue(1);
    }

    @Test
    void whoRegistersTooLateHearsOfItAtOnce() {
        cancellation.cancel();

        cancellation.onCancel(stops::incrementAndGet);

        assertThat(stops).hasValue(1);
    }

    @Test
    void whoHasLeftHearsNothing() {
        cancellation.onCancel(stops::incrementAndGet).close();

        cancellation.cancel();

        assertThat(stops).hasValue(0);
    }
}
