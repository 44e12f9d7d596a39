package org.scumble.app.settings;

import java.time.Duration;

/// How long a model takes on this computer, as it was last measured.
///
/// @param nanosPerPixel of one step without guidance; with guidance a step computes twice as much
public record StepTime(double nanosPerPixel) {
    private static final int GUIDED = 2;

    /// From steps of a size that took so long each.
    ///
    /// @param pixels that were painted at
    public static StepTime of(Duration step, long pixels, boolean guided) {
        return new StepTime((double) step.toNanos() / pixels / passes(guided));
    }

    /// How long a step takes, about: the time grows with the pixels.
    public Duration step(long pixels, boolean guided) {
        return Duration.ofNanos(Math.round(nanosPerPixel * pixels * passes(guided)));
    }

    private static int passes(boolean guided) {
        return guided ? GUIDED : 1;
    }
}
