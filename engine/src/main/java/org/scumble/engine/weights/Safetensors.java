package org.scumble.engine.weights;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.HostTensor;

/// The index of a `.safetensors` file: what its header says, checked by every rule of the format.
/// The file is open only while it is read.
public final class Safetensors {
    private final Path path;
    private final Path file;
    private final long size;
    private final SequencedMap<String, TensorEntry> entries;
    private final Map<String, String> metadata;

    Safetensors(
            Path path,
            Path file,
            long size,
            SequencedMap<String, TensorEntry> entries,
            Map<String, String> metadata) {
        this.path = path;
        this.file = file;
        this.size = size;
        this.entries = Collections.unmodifiableSequencedMap(entries);
        this.metadata = Map.copyOf(metadata);
    }

    /// Reads the header of the file at `path`, and no tensor.
    ///
    /// @throws EngineException if there is no such file ([Reason#NOT_FOUND]), or it breaks a rule
    ///     of the format or is of another one ([Reason#BAD_FILE])
    public static Safetensors open(Path path) {
        try {
            Path file = path.toRealPath();
            if (!Files.isRegularFile(file)) {
                throw Refusal.wrongKind(path, "not a file", "Choose the .safetensors file itself.");
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                    Arena arena = Arena.ofConfined()) {
                var bytes = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
                return new SafetensorsParser(path, file, bytes).parse();
            }
        } catch (IOException e) {
            throw Refusal.unreadable(path, e);
        } catch (InternalError e) {
            // How the JVM reports a mapped file that was truncated by someone else meanwhile.
            throw (EngineException) Refusal.changed(path).initCause(e);
        }
    }

    /// The path given to [#open].
    public Path path() {
        return path;
    }

    /// The size of the file in bytes.
    public long size() {
        return size;
    }

    /// The offset of the first tensor: where the header ends.
    long dataStart() {
        return entries.values().stream().mapToLong(TensorEntry::offset).min().orElse(size);
    }

    /// The tensors by name, in the order of the header.
    public SequencedMap<String, TensorEntry> entries() {
        return entries;
    }

    /// The header's `__metadata__`; empty if there is none.
    public Map<String, String> metadata() {
        return metadata;
    }

    /// Where the tensor `name` stands.
    ///
    /// @throws EngineException if there is none ([Reason#BAD_FILE]), or its type is one that the
    ///     engine does not compute with ([Reason#UNSUPPORTED])
    public TensorSlice slice(String name) {
        TensorEntry entry = entries.get(name);
        if (entry == null) {
            throw new EngineException(
                    Reason.BAD_FILE,
                    "%s has no tensor %s. Choose another file."
                            .formatted(Refusal.name(path), Refusal.quote(name)));
        }
        @Nullable DType dtype = entry.type().dtype();
        if (dtype == null) {
            throw Refusal.unsupported(
                    path,
                    "stored as " + entry.type() + ", which Scumble does not compute with",
                    "Use the fp16, bf16 or fp32 version of this model.");
        }
        return new TensorSlice(file, entry.offset(), entry.length(), dtype, entry.shape());
    }

    /// The tensor `name`, mapped into memory.
    ///
    /// @throws EngineException as [#slice] and [TensorSlice#read]
    public HostTensor read(String name) {
        return slice(name).read();
    }
}
