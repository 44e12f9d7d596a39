package org.scumble.app.canvas.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.scumble.app.store.StoreException;

/// A journal together with the right to use it; both are given back at once.
record ClaimedFile(FileClaim claim, JournalFile file) {
    Path path() {
        return file.path();
    }

    /// @throws StoreException if the last of it may not have been written
    void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new StoreException(
                    "The canvas %s could not be closed: %s.".formatted(path(), e.getMessage()), e);
        } finally {
            claim.close();
        }
    }

    /// Closes and deletes the journal.
    ///
    /// @throws StoreException if it cannot be deleted
    void delete() {
        try {
            file.close();
            Files.deleteIfExists(path());
            claim.closeAndDelete();
        } catch (IOException e) {
            throw new StoreException(
                    "The canvas %s could not be deleted: %s. Delete it by hand."
                            .formatted(path(), e.getMessage()),
                    e);
        }
    }
}
