package org.scumble.app.canvas.journal;

import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;

/// Something done to a document that its journal has to hold.
sealed interface Operation {
    /// Its number; grows from one operation to the next.
    long sequence();

    /// A new version.
    ///
    /// @param replaces whether it takes the place of the present version instead of following it
    /// @param base the present version before; null for the first
    record Commit(
            long sequence, String name, boolean replaces, @Nullable Document base, Document next)
            implements Operation {}

    /// Undo and redo.
    ///
    /// @param position the index of the version that became the present one
    record Move(long sequence, int position) implements Operation {}

    /// Saved as a project.
    ///
    /// @param version the number of the version that was saved as the present one
    /// @param project where to
    record Saved(long sequence, long version, String project) implements Operation {}
}
