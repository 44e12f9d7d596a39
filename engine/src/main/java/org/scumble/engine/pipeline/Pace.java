package org.scumble.engine.pipeline;

import java.time.Duration;

/// Estimates the time left from the time spent since it was made, once a step is done.
final class Pace {
    private final long start = System.nanoTime();
    private final double stepsInAll;

    /// @param stepsInAll of the whole request
    Pace(int stepsInAll) {
        this.stepsInAll = stepsInAll;
    }

    Duration left(int stepsDone) {
        double perStep = (System.nanoTime() - start) / (double) stepsDone;
        return Duration.ofNanos(Math.round(perStep * (stepsInAll - stepsDone)));
    }
}
