package org.scumble.app.canvas.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Version;

/// A journal that is in no list: a kill came before it could be noted, or the list was lost.
///
/// @param journal where the work is
/// @param written when it was last worked on
/// @param project the file it was last saved to; null if it never was
/// @param saved the number of the version that is in that file
public record FoundCanvas(Path journal, Instant written, @Nullable Path project, long saved) {
    static FoundCanvas of(Path journal, Instant written, Reading reading) {
        return new FoundCanvas(journal, written, reading.projectFile(), reading.saved());
    }

    /// Whether a journal holds nothing that would be missed: an untouched canvas, or what is in
    /// its project as it is.
    static boolean isEmpty(Reading reading) {
        Version present = reading.versions().get(reading.position());
        Path project = reading.projectFile();
        boolean safe = project == null ? reading.versions().size() == 1 : Files.exists(project);
        return safe && reading.damage() == null && present.number() == reading.saved();
    }
}
