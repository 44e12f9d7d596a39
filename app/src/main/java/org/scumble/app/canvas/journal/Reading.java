package org.scumble.app.canvas.journal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.History;
import org.scumble.app.canvas.document.Version;

/// What a journal says.
///
/// @param versions the oldest first; none if not even the first can be read
/// @param position the index of the present one
/// @param operation the number of the last operation
/// @param saved the number of the version last saved as a project; the first one if none was
/// @param project where it was saved to; null if it never was
/// @param end where the part ends that can be read
/// @param damage what is wrong there; null if the file ends there, or was cut off in mid-writing
/// @param live how many bytes are needed still, the others being of versions that are gone
record Reading(
        List<Version> versions,
        int position,
        long operation,
        long saved,
        @Nullable String project,
        long end,
        @Nullable String damage,
        long live) {
    History history() {
        return new History(versions, position, operation);
    }

    /// Where it was saved to; null if it never was, or to no place that this system knows.
    @Nullable Path projectFile() {
        try {
            return project == null ? null : Path.of(project);
        } catch (InvalidPathException e) {
            return null; // another system's, or nonsense: the artist is asked again
        }
    }

    /// How many bytes could be saved by writing the journal anew.
    long dead() {
        return end - live;
    }
}
