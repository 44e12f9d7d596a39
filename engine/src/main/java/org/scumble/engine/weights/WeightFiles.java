package org.scumble.engine.weights;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;

/// Finds the weights in one component's folder, as diffusers and transformers name them: one file
/// or an index of shards, in full precision or as the `fp16` variant.
final class WeightFiles {
    private static final String INDEX = ".safetensors.index";

    private WeightFiles() {}

    /// @param folder of the component
    /// @param stem `diffusion_pytorch_model`, or `model` for a text encoder
    static StoredTensors open(Path folder, String stem) {
        for (String name :
                List.of(
                        stem + ".safetensors",
                        stem + INDEX + ".json",
                        stem + ".fp16.safetensors",
                        stem + INDEX + ".fp16.json",
                        stem + ".fp16" + INDEX + ".json")) {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                return name.endsWith(".json")
                        ? sharded(file)
                        : StoredTensors.of(Safetensors.open(file));
            }
        }
        throw noWeights(folder, stem);
    }

    private static StoredTensors sharded(Path index) {
        JsonNode map = JsonFile.read(index).path("weight_map");
        Set<String> names = new TreeSet<>();
        map.forEach(name -> names.add(name.asText()));
        if (!map.isObject() || names.isEmpty()) {
            throw Refusal.damaged(index, "it names no files");
        }
        StoredTensors tensors =
                new StoredTensors(
                        names.stream().map(name -> Safetensors.open(shard(index, name))).toList());
        map.fieldNames()
                .forEachRemaining(
                        key -> {
                            if (!tensors.has(key)) {
                                throw Refusal.damaged(
                                        index, "no file holds its tensor " + Refusal.quote(key));
                            }
                        });
        return tensors;
    }

    /// A file beside the index; a name that leads elsewhere is refused.
    private static Path shard(Path index, String name) {
        if (!name.matches("[\\w.-]+\\.safetensors")) {
            throw Refusal.damaged(index, "it names the file " + Refusal.quote(name));
        }
        return index.resolveSibling(name);
    }

    private static EngineException noWeights(Path folder, String stem) {
        String found = hasPickles(folder) ? " It has pickles, which Scumble never opens." : "";
        return new EngineException(
                Reason.BAD_FILE,
                "The folder %s has no %s.safetensors.%s Download that file into it."
                        .formatted(Refusal.quoted(folder), stem, found));
    }

    private static boolean hasPickles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().matches(".*\\.(bin|pt|ckpt)"));
        } catch (IOException e) {
            return false;
        }
    }
}
