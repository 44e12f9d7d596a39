package org.scumble.app.canvas;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.staging.Candidate;

/// What was discarded last and can be brought back, while its document is open.
@SuppressWarnings("ReferenceEquality") // of two versions that look alike, one may be a later step
final class StagedBin {
    private static final int MOST = 20;

    private final Deque<Discard> discards = new ArrayDeque<>();

    /// What was discarded at once.
    ///
    /// @param at the version of the document then
    record Discard(List<Candidate> candidates, @Nullable Document at) {}

    /// Adds to it.
    ///
    /// @return what cannot be brought back any more for that
    List<Candidate> add(Discard discard) {
        discards.addLast(discard);
        return discards.size() > MOST ? discards.removeFirst().candidates() : List.of();
    }

    /// The last discard, if the document was not changed since.
    Optional<Discard> last(@Nullable Document present) {
        return Optional.ofNullable(discards.peekLast()).filter(it -> it.at() == present);
    }

    /// Takes a discard out.
    ///
    /// @return whether it was still there
    boolean take(Discard discard) {
        return discards.removeLastOccurrence(discard);
    }

    /// All that can be brought back.
    Stream<Candidate> candidates() {
        return discards.stream().flatMap(discard -> discard.candidates().stream());
    }

    /// Takes everything out.
    List<Candidate> clear() {
        List<Candidate> gone = candidates().toList();
        discards.clear();
        return gone;
    }
}
