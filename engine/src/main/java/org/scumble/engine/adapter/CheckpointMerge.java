package org.scumble.engine.adapter;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.scumble.engine.Cancellation;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.LoraUse;
import org.scumble.engine.Progress;
import org.scumble.engine.weights.Checkpoint;
import org.scumble.engine.weights.Safetensors;
import org.scumble.engine.weights.TensorSlice;

/// Works adapters into a checkpoint's weights: a checkpoint of the same layout, file for file and
/// key for key.
public final class CheckpointMerge {
    private final Checkpoint base;
    private final List<LoraUse> uses;
    private final Precision precision;

    /// File → the model's tensors in it.
    private final Map<Path, List<TensorSlice>> weights;

    /// @param uses worked in one after the other
    public CheckpointMerge(Checkpoint base, List<LoraUse> uses, Precision precision) {
        this.base = base;
        this.uses = List.copyOf(uses);
        this.precision = precision;
        this.weights = weights(base);
    }

    /// Writes the merged checkpoint to `target`: a file if the base is one, else a new folder.
    ///
    /// @throws EngineException of reason BAD_REQUEST if an adapter does not fit the model or
    ///     changes none of its weights; CANNOT_WRITE; CANCELLED
    public void write(Path target, Progress progress, Cancellation cancellation) {
        MergePlan plan = plan(progress);
        long bytes = weights.keySet().stream().mapToLong(file -> file.toFile().length()).sum();
        WorkProgress work = new WorkProgress("Merging", bytes, progress, cancellation);
        FileMerge merge = new FileMerge(plan, precision, work);
        switch (base.layout()) {
            case SINGLE_FILE -> write(merge, weights.keySet().iterator().next(), target);
            case DIFFUSERS_FOLDER -> writeFolder(merge, target);
        }
    }

    private MergePlan plan(Progress progress) {
        Targets targets = Targets.of(base);
        List<Applied> adapters =
                uses.stream().map(use -> Applied.open(use, targets, progress)).toList();
        PartWeights present = new PartWeights(base);
        adapters.stream()
                .flatMap(adapter -> adapter.match().changes().keySet().stream())
                .map(Target::part)
                .distinct()
                .filter(part -> !present.has(part))
                .forEach(part -> progress.on(new Progress.Notice(absent(part))));
        MergePlan plan = MergePlan.of(present, adapters);
        if (plan.isEmpty()) {
            throw new EngineException(
                    Reason.BAD_REQUEST,
                    "There is nothing to merge: no weight of the model changes. Choose a LoRA that"
                            + " is no textual inversion, and a weight such as 0.8.");
        }
        return plan;
    }

    private String absent(Part part) {
        return "%s has no %s: what would change there is left out."
                .formatted(ModelSpec.name(base.path()), part.words());
    }

    private void write(FileMerge merge, Path file, Path target) {
        Map<String, String> metadata = Safetensors.open(file).metadata();
        merge.write(file, weights.getOrDefault(file, List.of()), target, named(metadata));
    }

    private void writeFolder(FileMerge merge, Path target) {
        try {
            new FolderCopy(base.path(), weights.keySet())
                    .write(target, (file, copy) -> write(merge, file, copy));
        } catch (FileAlreadyExistsException e) {
            throw new EngineException(
                    Reason.CANNOT_WRITE,
                    "%s exists, and a model's folder replaces none. Choose another name."
                            .formatted(target),
                    e);
        } catch (IOException e) {
            throw new EngineException(
                    Reason.CANNOT_WRITE,
                    "%s cannot be written: %s. Choose another place."
                            .formatted(target, e.getMessage()),
                    e);
        }
    }

    /// What the files say of the model, and what it was merged from.
    private Map<String, String> named(Map<String, String> metadata) {
        List<String> sources = new ArrayList<>();
        sources.add(ModelSpec.name(base.path()));
        uses.forEach(use -> sources.add(ModelSpec.name(Path.of(use.file()))));
        return ModelSpec.merged(metadata, sources);
    }

    private static Map<Path, List<TensorSlice>> weights(Checkpoint checkpoint) {
        Map<Path, List<TensorSlice>> weights = new LinkedHashMap<>();
        Stream.concat(
                        Stream.of(checkpoint.unet(), checkpoint.autoencoder()),
                        checkpoint.textEncoders().stream())
                .flatMap(component -> component.weights().slices().values().stream())
                .forEach(
                        slice ->
                                weights.computeIfAbsent(slice.file(), _ -> new ArrayList<>())
                                        .add(slice));
        return weights;
    }
}
