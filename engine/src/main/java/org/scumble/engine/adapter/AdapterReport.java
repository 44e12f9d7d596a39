package org.scumble.engine.adapter;

import java.util.List;

/// How an adapter goes with a base model.
///
/// @param verdict in one word
/// @param summary in a sentence, which names what is wrong and what to do where something is
/// @param matched how many of its modules change the model
/// @param unmatched the others, in the file's order
/// @param merged whether it must be worked into the weights, which takes a while at each change;
///     otherwise it is swapped at once
public record AdapterReport(
        Verdict verdict, String summary, int matched, List<Unmatched> unmatched, boolean merged) {

    public enum Verdict {
        FITS,
        /// Some of its modules have no place in the model; the others work.
        FITS_PARTLY,
        /// It was made for another model, or nothing in it is understood.
        DOES_NOT_FIT
    }

    /// What the file has to no effect on this model.
    ///
    /// @param module as the file calls it
    /// @param reason in words: "the model has no such layer", "rank 0"
    public record Unmatched(String module, String reason) {}
}
