package org.scumble.app.canvas;

import java.util.List;

/// The history as it is listed.
///
/// @param names what was done, the oldest first
/// @param position which of them is present; -1 for none
public record Steps(List<String> names, int position) {
    static final Steps NONE = new Steps(List.of(), -1);

    public Steps {
        names = List.copyOf(names);
    }

    public boolean canUndo() {
        return position > 0;
    }

    public boolean canRedo() {
        return position >= 0 && position < names.size() - 1;
    }

    /// What would be undone; empty if there is nothing.
    public String undoName() {
        return canUndo() ? names.get(position) : "";
    }

    /// What would be done again; empty if there is nothing.
    public String redoName() {
        return canRedo() ? names.get(position + 1) : "";
    }
}
