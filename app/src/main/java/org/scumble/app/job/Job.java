package org.scumble.app.job;

import java.time.Instant;
import org.scumble.engine.GenerationRequest;

/// An entry of the queue.
///
/// @param attempt how often it was begun without coming to an end
/// @param message why it failed, or empty
public record Job(
        long id,
        GenerationRequest request,
        JobState state,
        Instant created,
        int attempt,
        String message) {}
