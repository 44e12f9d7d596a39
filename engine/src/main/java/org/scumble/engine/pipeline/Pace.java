package org.scumble.engine.pipeline;

import java.time.Duration;

/// Estimates the time left from the time spent since it was made, once some work is done.
final class Pace {
    private final long start = System.nanoTime();
    private final double workInAll;

    /// @param workInAll of the whole request, in any unit
    Pace(double workInAll) {
        this.workInAll = workInAll;
    }

    Duration left(double workDone) {
        double each = (System.nanoTime() - start) / workDone;
        return Duration.ofNanos(Math.round(each * (workInAll - workDone)));
    }
}
