package org.scumble.engine;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.adapter.AdapterStack;
import org.scumble.engine.runtime.OnnxRuntime;
import org.scumble.engine.stage.DiffusionModel;
import org.scumble.engine.tokenizer.ClipTokenizer;
import org.scumble.engine.weights.AutoencoderFile;
import org.scumble.engine.weights.Checkpoint;
import org.scumble.engine.weights.SchedulerConfig.Prediction;

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

    private record Key(
            ModelStamp model,
            @Nullable ModelStamp vae,
            @Nullable Prediction prediction,
            List<AdapterStack.Layer> merged) {}

    private record Entry(Key key, DiffusionModel model) {}

    private record Words(ModelStamp model, ClipTokenizer tokenizer) {}

    /// The model, opened if it is not the one that is open.
    ///
    /// @param vae a separate autoencoder, or null
    /// @param prediction what the model predicts, or null for what its files say
    /// @param merged adapters to be worked into its weights
    synchronized DiffusionModel open(
            Path path,
            @Nullable Path vae,
            @Nullable Prediction prediction,
            List<AdapterStack.Layer> merged) {
        Key key =
                new Key(
                        ModelStamp.of(path),
                        vae == null ? null : ModelStamp.of(vae),
                        prediction,
                        merged);
        Entry open = entry;
        if (open != null && open.key.equals(key)) {
            return open.model;
        }
        Checkpoint checkpoint = Checkpoint.open(path);
        if (vae != null) {
            checkpoint = checkpoint.withAutoencoder(AutoencoderFile.open(vae));
        }
        if (prediction != null) {
            checkpoint = checkpoint.withPrediction(prediction);
        }
        DiffusionModel model = DiffusionModel.open(checkpoint, merged, clipTokenizer, runtime);
        close(); // not before the new one is known to be sound; it takes its memory later
        entry = new Entry(key, model);
        return model;
    }

    /// The tokenizer of a model, which need not be open.
    synchronized ClipTokenizer tokenizer(Path model) {
        ModelStamp stamp = ModelStamp.of(model);
        Words known = words;
        if (known == null || !known.model.equals(stamp)) {
            known =
                    new Words(
                            stamp,
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
