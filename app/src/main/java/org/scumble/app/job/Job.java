package org.scumble.app.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.GenerationRequest;

/// An entry of the queue.
///
/// @param attempt how often it was begun without coming to an end
/// @param message why it failed, or empty
/// @param origin who asked for it, in words of their own; null for the studio's page, whose
///     pictures go to the gallery
public record Job(
        long id,
        GenerationRequest request,
        JobState state,
        Instant created,
        int attempt,
        String message,
        @Nullable String origin) {
    /// The same job in another state.
    Job ended(JobState how, String why) {
        return new Job(id, request, how, created, attempt, why, origin);
    }
}
