package org.scumble.engine.adapter;

import java.util.LinkedHashMap;
import java.util.Map;

/// An adapter ready for use with one base model: what can be an input of the running model, and
/// what must be worked into its weights.
///
/// @param lowRank updates that are swapped at once
/// @param merged the other changes
public record PreparedAdapter(
        AdapterMatch match, Map<Target, LowRank> lowRank, Map<Target, Change> merged) {

    public static PreparedAdapter of(AdapterMatch match) {
        Map<Target, LowRank> lowRank = new LinkedHashMap<>();
        Map<Target, Change> merged = new LinkedHashMap<>();
        match.changes()
                .forEach(
                        (target, change) ->
                                change.lowRank(target)
                                        .ifPresentOrElse(
                                                update -> lowRank.put(target, update),
                                                () -> merged.put(target, change)));
        return new PreparedAdapter(match, lowRank, merged);
    }
}
