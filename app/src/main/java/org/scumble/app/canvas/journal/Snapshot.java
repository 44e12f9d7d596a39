package org.scumble.app.canvas.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.scumble.app.canvas.document.History;
import org.scumble.app.canvas.document.Version;
import org.scumble.app.store.StoreException;
import org.scumble.engine.file.AtomicFile;

/// A history as it was at one moment, to be saved while the work goes on.
///
/// @param position the index of the present version
/// @param operation the number of the last operation
record Snapshot(List<Version> versions, int position, long operation) {
    /// Nothing may change the history meanwhile.
    static Snapshot of(History history) {
        return new Snapshot(history.versions(), history.position(), history.operation());
    }

    /// The number of the present version.
    long version() {
        return versions.get(position).number();
    }

    /// Writes it as a project, whole or not at all.
    ///
    /// @throws StoreException if it cannot be written; what was there before is there still
    void save(Path project) {
        try {
            AtomicFile.write(
                    project,
                    channel -> Compaction.write(channel, versions, position, operation, null));
        } catch (IOException e) {
            throw new StoreException(
                    ("The project could not be saved to %s: %s. Make room there, or save to"
                                    + " another folder.")
                            .formatted(project, e.getMessage()),
                    e);
        }
    }
}
