package org.scumble.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import org.scumble.app.Version;
import org.scumble.app.settings.AppFolders;

/// Tells in full what nobody foresaw, in a file to report it with; the terminal gets a sentence.
final class FailureLog {
    private FailureLog() {}

    /// Adds a failure to the file, and names the file; empty if it cannot be written either.
    static Optional<Path> add(Throwable failure) {
        AppFolders folders = AppFolders.standard();
        StringWriter text = new StringWriter();
        PrintWriter lines = new PrintWriter(text);
        lines.printf(
                "%s Scumble %s, Java %s, %s %s%n",
                Instant.now(),
                Version.current(),
                Runtime.version(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"));
        failure.printStackTrace(lines);
        try {
            Files.createDirectories(folders.data());
            return Optional.of(
                    Files.writeString(
                            folders.failures(),
                            text.toString(),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
