package org.scumble.app.canvas;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.MemoryNeed;

/// What running a verb will take.
///
/// @param time for all its pictures; null while the model's pace is not known
/// @param memory null if it cannot be told
/// @param note what is done because the whole is too large for the model or the memory; empty if
///     nothing is
/// @param lacking whether memory is what there is too little of
record VerbForecast(
        @Nullable Duration time, @Nullable MemoryNeed memory, String note, boolean lacking) {}
