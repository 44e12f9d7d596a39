package org.scumble.app.lora;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.adapter.AdapterKind;

/// An adapter file of the library.
///
/// @param bytes on disk
/// @param stamp changes when the file, or one beside it, does
/// @param facts what its header says; null until it is read, and if it cannot be
/// @param problem why it cannot be used, and what to do; empty if it can
/// @param cover the picture that comes with it; null if there is none
/// @param added when it was first seen
/// @param marks what the artist added
public record Lora(
        Path file,
        State state,
        long bytes,
        String stamp,
        @Nullable LoraFacts facts,
        String problem,
        @Nullable Path cover,
        Instant added,
        LoraMarks marks) {

    /// Whether it can be used.
    public enum State {
        /// Its header has not been read yet.
        UNREAD,
        READY,
        /// Its file is not where it was.
        MISSING,
        /// It cannot be read; the problem says why.
        REFUSED
    }

    static Lora unread(Path file, long bytes, String stamp, Instant added, LoraMarks marks) {
        return new Lora(file, State.UNREAD, bytes, stamp, null, "", null, added, marks);
    }

    Lora ready(LoraFacts found, @Nullable Path picture) {
        return new Lora(file, State.READY, bytes, stamp, found, "", picture, added, marks);
    }

    Lora refused(String why) {
        return new Lora(file, State.REFUSED, bytes, stamp, null, why, null, added, marks);
    }

    Lora missing() {
        return new Lora(file, State.MISSING, bytes, stamp, facts, problem, cover, added, marks);
    }

    /// There, and unchanged since it was read.
    Lora present() {
        return new Lora(file, State.READY, bytes, stamp, facts, problem, cover, added, marks);
    }

    Lora withMarks(LoraMarks now) {
        return new Lora(file, state, bytes, stamp, facts, problem, cover, added, now);
    }

    /// What prompts call it.
    public String name() {
        return LoraFolders.nameOf(file);
    }

    /// A textual inversion is used by writing its name, anything else by switching it on.
    public boolean isWord() {
        LoraFacts known = facts;
        return known != null && known.kind() == AdapterKind.TEXTUAL_INVERSION;
    }

    /// Its maker's trigger words, then the artist's.
    public List<String> triggerWords() {
        LoraFacts known = facts;
        return Stream.concat(
                        known == null ? Stream.empty() : known.triggerWords().stream(),
                        marks.triggerWords().stream())
                .distinct()
                .toList();
    }

    /// The strengths to begin with: the artist's, its maker's, or full.
    public LoraMarks.Weights weights() {
        LoraMarks.Weights own = marks.weights();
        if (own != null) {
            return own;
        }
        LoraFacts known = facts;
        return known == null || known.weight() == 0
                ? LoraMarks.Weights.FULL
                : new LoraMarks.Weights(known.weight(), known.weight());
    }

    /// The picture to show it by: the artist's, or the one that comes with it.
    public @Nullable Path picture() {
        String own = marks.cover();
        return own == null ? cover : Path.of(own);
    }
}
