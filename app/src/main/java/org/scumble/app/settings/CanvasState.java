package org.scumble.app.settings;

import java.util.List;

/// The canvases the artist worked on.
///
/// @param current the journal of the one on the canvas; empty for none
/// @param entries the newest first
public record CanvasState(String current, List<Entry> entries) {
    public CanvasState {
        entries = List.copyOf(entries);
    }

    /// One of them.
    ///
    /// @param journal the name of the file in which its work is kept; empty if it is saved and put
    ///     away
    /// @param name as it is called
    /// @param target the file it is saved to; empty if it never was
    /// @param saved the number of the version that is in that file
    public record Entry(String journal, String name, String target, long saved) {}
}
