package org.scumble.app.canvas.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;

/// Turns what goes wrong with a file into sentences.
final class Failures {
    private Failures() {}

    /// Something that reads a file and may find it damaged in any way.
    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException;
    }

    /// What `reading` gives.
    ///
    /// @param file what it reads, for the message
    /// @throws EngineException whatever is thrown inside: readers answer damaged files with all
    ///     kinds of runtime exceptions
    static <T> T reading(Path file, Reading<T> reading) {
        if (!Files.isRegularFile(file)) {
            throw new EngineException(
                    Reason.NOT_FOUND, "There is no file " + file + ". Choose another file.");
        }
        try {
            return reading.read();
        } catch (EngineException known) {
            throw known;
        } catch (IOException | RuntimeException e) {
            throw new EngineException(
                    Reason.BAD_FILE,
                    "The file %s cannot be opened: %s. Choose another file."
                            .formatted(file, why(e)),
                    e);
        }
    }

    /// Something that writes a file.
    @FunctionalInterface
    interface Writing {
        void write() throws IOException;
    }

    /// @throws EngineException of reason CANNOT_WRITE if `writing` fails
    static void writing(Path file, Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            throw new EngineException(
                    Reason.CANNOT_WRITE,
                    "The picture could not be written to %s: %s. Make room there or choose another place."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /// Our own exceptions are sentences; those of Java and its readers are for programmers.
    private static String why(Exception e) {
        if (e.getClass() == IOException.class && e.getMessage() != null) {
            return e.getMessage();
        }
        return e instanceof FileSystemException ? "it cannot be read" : "it is damaged";
    }

    /// A name out of a file, short enough for a sentence and of one line.
    static String quoted(@Nullable String name) {
        String text = name == null ? "" : name.strip().replaceAll("\\p{Cntrl}+", " ");
        return "\"" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "\"";
    }
}
