package org.scumble.engine;

import java.time.Duration;
import java.util.function.Supplier;
import org.scumble.engine.image.Raster;

/// Hears how a run comes along, on the thread that runs it: return quickly.
@FunctionalInterface
public interface Progress {
    Progress NONE = event -> {};

    void on(Event event);

    /// Something worth showing.
    sealed interface Event {}

    /// Work before the first step: reading the model, compiling it, encoding the prompt.
    ///
    /// @param what in words for the artist, such as "Opening the model"
    record Preparing(String what) implements Event {}

    /// A sampling step is done.
    ///
    /// @param picture which picture, from 0
    /// @param step how many of `steps` model calls of this picture are done
    /// @param timeLeft for the whole request, from the pace so far
    /// @param preview a rough picture of the current estimate; computed only when asked for, and
    ///     only during the call
    record Step(
            int picture,
            int pictures,
            int step,
            int steps,
            Duration timeLeft,
            Supplier<Raster> preview)
            implements Event {}

    /// A part of a long work on files is done.
    ///
    /// @param what in words for the artist, such as "Merging"
    /// @param share 0–1 of the whole
    /// @param timeLeft for the whole, from the pace so far
    record Working(String what, double share, Duration timeLeft) implements Event {}

    /// Something the artist should know, though the run goes on.
    ///
    /// @param text a sentence
    record Notice(String text) implements Event {}

    /// Latents are being turned into pixels.
    record Decoding(int picture, int pictures) implements Event {}

    /// One picture is ready; later ones may follow.
    record Finished(GenerationResult result) implements Event {}
}
