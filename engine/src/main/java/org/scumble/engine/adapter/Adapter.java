package org.scumble.engine.adapter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.weights.Safetensors;

/// An adapter file, its header read and its tensors sorted by module, whatever convention their
/// keys follow. Nothing in it has met a base model yet.
public final class Adapter {
    private final StoredAdapter stored;
    private final AdapterInfo info;
    private final Stamp stamp;

    private Adapter(StoredAdapter stored, AdapterInfo info, Stamp stamp) {
        this.stored = stored;
        this.info = info;
        this.stamp = stamp;
    }

    /// What tells a file from one that was put in its place.
    private record Stamp(long bytes, FileTime modified) {
        static Stamp of(Path file) {
            try {
                var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(attributes.size(), attributes.lastModifiedTime());
            } catch (IOException e) {
                throw new EngineException(
                        Reason.NOT_FOUND,
                        "%s cannot be read: it was moved or deleted. Put it back, or choose another."
                                .formatted(quoted(file)),
                        e);
            }
        }
    }

    /// Opens a `.safetensors` file.
    ///
    /// @throws org.scumble.engine.EngineException NOT_FOUND; BAD_FILE if it is damaged, hostile or
    ///     no adapter; UNSUPPORTED for whole models and kinds that are not applied (OFT, say)
    public static Adapter open(Path file) {
        StoredAdapter stored = StoredAdapter.of(Safetensors.open(file));
        OtherFiles.refuse(stored);
        return new Adapter(stored, InfoReader.read(stored), Stamp.of(file));
    }

    private static String quoted(Path file) {
        return "\"" + ForeignText.name(String.valueOf(file.getFileName())) + "\"";
    }

    public AdapterInfo info() {
        return info;
    }

    /// Finds the layers of `targets` that it changes, and reads its tensors. Values that are not
    /// numbers, ranks of zero and shapes that do not fit are left out and reported.
    ///
    /// @throws org.scumble.engine.EngineException if the file is gone, or was changed since it was
    ///     opened
    public AdapterMatch match(Targets targets) {
        if (!Stamp.of(info.path()).equals(stamp)) {
            throw new EngineException(
                    Reason.BAD_FILE,
                    "%s was changed since it was opened. Open it again."
                            .formatted(quoted(info.path())));
        }
        return new Matching(stored, info, targets).run();
    }
}
