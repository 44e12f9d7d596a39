package org.scumble.app.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.scumble.engine.EngineException;
import org.scumble.engine.ModelInfo;

/// Every model that can be painted with: the starter first, then those the artist added.
public final class ModelCatalogue {
    private static final String EXTENSION = ".safetensors";

    /// What weights are kept in elsewhere; the engine says of each what to use in its place.
    private static final List<String> FOREIGN =
            List.of(".ckpt", ".pt", ".pth", ".bin", ".gguf", ".onnx");

    private final ModelStore store;
    private final ModelInspector inspector;
    private final Path starter;

    public ModelCatalogue(ModelStore store, ModelInspector inspector, Path starter) {
        this.store = store;
        this.inspector = inspector;
        this.starter = starter;
    }

    /// The entries, without a look into their files: quick.
    public List<Model> entries() {
        List<Model> models = new ArrayList<>();
        models.add(Model.unread(starter, true));
        store.list().forEach(path -> models.add(Model.unread(path, false)));
        return models;
    }

    /// The entry with what its file's header says.
    public Model read(Model model) {
        if (!Files.exists(model.path())) {
            return model.missing();
        }
        try {
            return Model.of(inspector.inspect(model.path()), model.starter());
        } catch (EngineException e) {
            return model.refused(String.valueOf(e.getMessage()));
        }
    }

    /// Adds a model file, a diffusers folder, or every model file of any other folder.
    ///
    /// @return what was added; an entry that was there already is among them
    /// @throws EngineException if there is nothing in it the engine can paint with
    public List<Model> add(Path path) {
        Path real = path.toAbsolutePath().normalize();
        boolean plainFolder =
                Files.isDirectory(real) && !Files.exists(real.resolve("model_index.json"));
        return plainFolder ? addAll(real) : List.of(addOne(real));
    }

    private Model addOne(Path path) {
        ModelInfo info = inspector.inspect(path);
        if (!info.runnable()) {
            throw new EngineException(EngineException.Reason.UNSUPPORTED, info.note());
        }
        if (!path.equals(starter)) {
            store.add(path);
        }
        return Model.of(info, path.equals(starter));
    }

    private List<Model> addAll(Path folder) {
        List<Model> added = new ArrayList<>();
        for (Path file : modelFiles(folder)) {
            try {
                added.add(addOne(file));
            } catch (EngineException e) {
                // A folder of models holds other files too; only an empty harvest is an error.
                continue;
            }
        }
        if (added.isEmpty()) {
            throw new EngineException(
                    EngineException.Reason.NOT_FOUND,
                    "There is no model in %s that Scumble can paint with. Choose a %s file of Stable Diffusion 1.x, 2.x or SDXL, or a folder in the diffusers layout."
                            .formatted(folder, EXTENSION));
        }
        return added;
    }

    private static List<Path> modelFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(ModelCatalogue::isModelFile).sorted().toList();
        } catch (IOException e) {
            throw new EngineException(
                    EngineException.Reason.NOT_FOUND,
                    "The folder %s cannot be read: %s. Check that you may open it."
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    /// Whether the name is that of a checkpoint file, as far as a name can tell.
    public static boolean isModelFile(Path path) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(EXTENSION);
    }

    /// Whether the name is that of weights of any kind, those included that are always refused.
    public static boolean isWeights(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return isModelFile(path) || FOREIGN.stream().anyMatch(name::endsWith);
    }

    /// The patterns of [#isWeights], for choosing files by.
    public static List<String> patterns() {
        return Stream.concat(Stream.of(EXTENSION), FOREIGN.stream()).map(it -> "*" + it).toList();
    }

    /// Forgets an added model; its file is left alone.
    public void remove(Model model) {
        store.remove(model.path());
    }
}
