package org.scumble.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.runtime.OnnxRuntime;
import org.scumble.engine.stage.DiffusionModel;
import org.scumble.engine.tokenizer.ClipTokenizer;
import org.scumble.engine.weights.AutoencoderFile;
import org.scumble.engine.weights.Checkpoint;

/// Keeps the model used last open: opening is what takes time, and memory has room for one.
final class ModelShelf implements AutoCloseable {
    private final OnnxRuntime runtime;
    private final Path clipTokenizer;
    private @Nullable Entry entry;
    private @Nullable Words words;

    ModelShelf(OnnxRuntime runtime, Path clipTokenizer) {
        this.runtime = runtime;
        this.clipTokenizer = clipTokenizer;
    }

    private record Key(Stamp model, @Nullable Stamp vae) {}

    /// A file as it was when it was opened.
    private record Stamp(Path path, FileTime changed) {
        static Stamp of(Path path) {
            return new Stamp(path.toAbsolutePath().normalize(), changed(path));
        }

        private static FileTime changed(Path path) {
            try {
                return Files.getLastModifiedTime(path);
            } catch (IOException e) {
                return FileTime.fromMillis(0); // opening it says what is wrong
            }
        }
    }

    private record Entry(Key key, DiffusionModel model) {}

    private record Words(Path model, ClipTokenizer tokenizer) {}

    /// The model, opened if it is not the one that is open.
    synchronized DiffusionModel open(Path path, @Nullable Path vae) {
        Key key = new Key(Stamp.of(path), vae == null ? null : Stamp.of(vae));
        Entry open = entry;
        if (open != null && open.key.equals(key)) {
            return open.model;
        }
        close();
        Checkpoint checkpoint = Checkpoint.open(path);
        DiffusionModel model =
                DiffusionModel.open(
                        vae == null
                                ? checkpoint
                                : checkpoint.withAutoencoder(AutoencoderFile.open(vae)),
                        clipTokenizer,
                        runtime);
        entry = new Entry(key, model);
        return model;
    }

    /// The tokenizer of a model, which need not be open.
    synchronized ClipTokenizer tokenizer(Path model) {
        Words known = words;
        if (known == null || !known.model.equals(model)) {
            known =
                    new Words(
                            model,
                            DiffusionModel.tokenizer(Checkpoint.open(model), 0, clipTokenizer));
            words = known;
        }
        return known.tokenizer;
    }

    @Override
    public synchronized void close() {
        Entry open = entry;
        entry = null;
        if (open != null) {
            open.model.close();
        }
    }
}
