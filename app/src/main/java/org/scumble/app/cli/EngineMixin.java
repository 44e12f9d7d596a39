package org.scumble.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scumble.app.models.Model;
import org.scumble.app.models.ModelCatalogue;
import org.scumble.app.settings.AppFolders;
import org.scumble.assets.Assets;
import org.scumble.engine.Device;
import org.scumble.engine.Engine;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.EngineOptions;
import picocli.CommandLine.Option;

/// The options of every command that computes, and the engine they open.
final class EngineMixin {
    @Option(
            names = "--device",
            description = "Where to compute: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            defaultValue = "CPU")
    private Device device = Device.CPU;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Processor threads. Default: one for each core.")
    private int threads;

    Engine open() {
        if (threads < 0) {
            throw new EngineException(
                    Reason.BAD_REQUEST,
                    "%d threads cannot compute: choose 1 or more, or 0 for one for each core."
                            .formatted(threads));
        }
        return Engine.open(
                new EngineOptions(
                        AppFolders.standard().cache(),
                        Assets.find().clipTokenizer(),
                        device,
                        threads,
                        Catalogue.loras()));
    }

    /// The model a user means: a path, a name from the catalogue, or nothing for the starter model.
    static Path resolveModel(@Nullable String model) {
        if (model == null || model.equalsIgnoreCase("starter")) {
            return Assets.find().starter();
        }
        Path path = Path.of(model);
        if (Files.exists(path)) {
            return path;
        }
        List<Model> catalogue = Catalogue.use(ModelCatalogue::entries);
        return catalogue.stream()
                .filter(known -> known.name().equalsIgnoreCase(model))
                .map(Model::path)
                .findFirst()
                .orElseThrow(
                        () ->
                                new EngineException(
                                        Reason.NOT_FOUND,
                                        "There is no model '%s': it is neither a file here nor a name in the catalogue%s. Add one with 'scumble models add FILE'."
                                                .formatted(model, names(catalogue))));
    }

    /// The LoRA a user means: a path, or a name from the folders.
    static Path resolveLora(String lora) {
        Path path = Path.of(lora);
        if (Files.exists(path)) {
            return path;
        }
        List<Path> found = Catalogue.loras().find(lora);
        if (found.isEmpty()) {
            throw new EngineException(
                    Reason.NOT_FOUND,
                    "There is no LoRA '%s': it is neither a file here nor a name in the LoRA folders. 'scumble lora list' shows what there is, 'scumble lora add FILE' adds one."
                            .formatted(lora));
        }
        return found.getFirst();
    }

    private static String names(List<Model> catalogue) {
        return catalogue.isEmpty()
                ? ""
                : " (%s)"
                        .formatted(String.join(", ", catalogue.stream().map(Model::name).toList()));
    }
}
