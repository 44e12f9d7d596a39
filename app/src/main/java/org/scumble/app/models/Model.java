package org.scumble.app.models;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.ModelInfo;

/// An entry of the catalogue: a checkpoint used where it lies.
///
/// @param info what the engine found in it; null unless it is ready or refused after reading
/// @param note why it cannot be used, or what to know about it; may be empty
/// @param starter whether it is the model that comes with Scumble
public record Model(
        Path path,
        String name,
        State state,
        @Nullable ModelInfo info,
        String note,
        boolean starter) {

    /// Whether it can be painted with.
    public enum State {
        /// Its header has not been read yet.
        UNREAD,
        READY,
        /// The file or folder is not where it was.
        MISSING,
        /// The engine does not run it; the note says why.
        REFUSED
    }

    static Model unread(Path path, boolean starter) {
        return new Model(path, nameOf(path), State.UNREAD, null, "", starter);
    }

    static Model of(ModelInfo info, boolean starter) {
        State state = info.runnable() ? State.READY : State.REFUSED;
        String name = starter ? "Scumble starter" : info.name();
        return new Model(info.path(), name, state, info, info.note(), starter);
    }

    Model missing() {
        String note =
                "The file is not at %s any more. Put it back, or remove this entry and add the file anew."
                        .formatted(path);
        return new Model(path, name, State.MISSING, null, note, starter);
    }

    Model refused(String why) {
        return new Model(path, name, State.REFUSED, null, why, starter);
    }

    private static String nameOf(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString().replaceFirst("\\.safetensors$", "");
    }
}
