package org.scumble.app.canvas.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Version;

/// Writes a history as a journal of its own that holds what is needed and nothing else.
final class Compaction {
    /// Fewer dead bytes are not worth the writing.
    static final long LEAST_DEAD = 64L << 20;

    private Compaction() {}

    /// Whether a journal is to be written anew: more than half of it, and not too little, is
    /// dead.
    static boolean pays(Reading reading, long leastDead) {
        return reading.dead() > leastDead && reading.dead() > reading.end() / 2;
    }

    /// Writes all versions, with their numbers, and which is the present one.
    ///
    /// @param operation the number of the last operation
    /// @param saved what was saved last and where; null leaves it out
    static void write(
            FileChannel channel,
            List<Version> versions,
            int position,
            long operation,
            Operation.@Nullable Saved saved)
            throws IOException {
        try (OperationWriter out = OperationWriter.begin(channel)) {
            Document before = null;
            for (Version version : versions) {
                out.write(
                        new Operation.Commit(
                                version.number(),
                                version.name(),
                                false,
                                before,
                                version.document()));
                before = version.document();
            }
            long last = Math.max(operation, versions.getLast().number());
            if (position != versions.size() - 1) {
                out.write(new Operation.Move(++last, position));
            }
            if (saved != null) {
                out.write(new Operation.Saved(++last, saved.version(), saved.project()));
            }
        }
    }
}
