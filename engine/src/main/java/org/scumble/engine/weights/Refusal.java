package org.scumble.engine.weights;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;

/// The errors about model files. Names out of files and file names are hostile text: they are
/// quoted, cut short, and rid of control characters.
final class Refusal {
    private static final int LONGEST_QUOTE = 120;

    private Refusal() {}

    /// `problem` is a clause: "two tensors overlap".
    static EngineException damaged(Path file, String problem) {
        return new EngineException(
                Reason.BAD_FILE,
                "%s is damaged: %s. Download or copy it again.".formatted(name(file), problem));
    }

    static EngineException damaged(Path file, String problem, Throwable cause) {
        return (EngineException) damaged(file, problem).initCause(cause);
    }

    static EngineException truncated(Path file, long missing) {
        return new EngineException(
                Reason.BAD_FILE,
                "%s is incomplete: %s missing at its end. Download or copy it again."
                        .formatted(
                                name(file),
                                missing == 1 ? "1 byte is" : "%,d bytes are".formatted(missing)));
    }

    static EngineException changed(Path file) {
        return new EngineException(
                Reason.BAD_FILE,
                "%s was changed or cut short while in use. Put the whole file back and load it again."
                        .formatted(name(file)));
    }

    /// `advice` is a sentence.
    static EngineException unsupported(Path file, String what, String advice) {
        return new EngineException(
                Reason.UNSUPPORTED, "%s is %s. %s".formatted(name(file), what, advice));
    }

    static EngineException wrongKind(Path file, String what, String advice) {
        return new EngineException(
                Reason.BAD_FILE, "%s is %s. %s".formatted(name(file), what, advice));
    }

    static EngineException unreadable(Path file, IOException cause) {
        String problem =
                switch (cause) {
                    case NoSuchFileException _ -> "there is no such file. Check the path.";
                    case AccessDeniedException _ ->
                            "access is denied. Check the permissions of the file and its folder.";
                    default -> cause.getMessage() + ". Check the disk, or copy the file elsewhere.";
                };
        return new EngineException(
                Reason.NOT_FOUND, "%s cannot be read: %s".formatted(quoted(file), problem), cause);
    }

    static EngineException unwritable(Path file, IOException cause) {
        String problem =
                switch (cause) {
                    case NoSuchFileException _ -> "its folder does not exist. Create it first.";
                    case AccessDeniedException _ ->
                            "access is denied. Choose a folder that you may write to.";
                    default -> cause.getMessage() + ". Make room, or choose another folder.";
                };
        return new EngineException(
                Reason.CANNOT_WRITE,
                "%s cannot be written: %s".formatted(quoted(file), problem),
                cause);
    }

    /// The last part of a path, for a message.
    static String name(Path file) {
        Path last = file.getFileName();
        return quote(last == null ? file.toString() : last.toString());
    }

    static String quoted(Path file) {
        return quote(file.toString());
    }

    /// Foreign text, for a message.
    static String quote(String text) {
        String clean = text.replaceAll("\\p{C}", "?");
        return "\""
                + (clean.length() <= LONGEST_QUOTE
                        ? clean
                        : clean.substring(0, LONGEST_QUOTE - 1) + "…")
                + "\"";
    }
}
