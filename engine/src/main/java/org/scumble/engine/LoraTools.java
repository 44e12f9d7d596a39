package org.scumble.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.adapter.CheckpointMerge;
import org.scumble.engine.adapter.LoraExtract;
import org.scumble.engine.adapter.LoraMerge;
import org.scumble.engine.adapter.LoraResize;
import org.scumble.engine.adapter.Precision;
import org.scumble.engine.adapter.RankChoice;
import org.scumble.engine.weights.Checkpoint;

/// Makes LoRA files, and checkpoints with LoRAs in them. No model is run.
///
/// Work takes the caller's thread. What it writes appears whole or not at all, and a file replaces
/// one of its name; what it reads stays as it is.
public final class LoraTools {
    private LoraTools() {}

    /// Makes a LoRA of what fine-tuning changed in a checkpoint.
    ///
    /// @param base that it started from
    /// @param ranks of linear layers
    /// @param kernelRanks of convolutions, or null to leave them out, and with them all that stands
    ///     outside of attention blocks
    /// @throws EngineException BAD_REQUEST if the checkpoints are of different kinds or do not
    ///     differ; BAD_FILE, UNSUPPORTED, NOT_FOUND; CANNOT_WRITE; CANCELLED
    public static void extract(
            Path base,
            Path tuned,
            RankChoice ranks,
            @Nullable RankChoice kernelRanks,
            Precision precision,
            Path target,
            Progress progress,
            Cancellation cancellation) {
        requireOther(target, List.of(base, tuned));
        progress.on(new Progress.Preparing("Opening the checkpoints"));
        new LoraExtract(Checkpoint.open(base), Checkpoint.open(tuned), ranks, kernelRanks)
                .write(target, precision, progress, cancellation);
    }

    /// Works adapters into a checkpoint's weights, one after the other.
    ///
    /// @param target a file, or a new folder if `model` is a folder
    /// @throws EngineException BAD_REQUEST if an adapter does not fit; BAD_FILE, UNSUPPORTED,
    ///     NOT_FOUND; CANNOT_WRITE; CANCELLED
    public static void mergeIntoModel(
            Path model,
            List<LoraUse> loras,
            Precision precision,
            Path target,
            Progress progress,
            Cancellation cancellation) {
        requireOther(target, with(loras, model));
        progress.on(new Progress.Preparing("Opening the checkpoint"));
        new CheckpointMerge(Checkpoint.open(model), loras, precision)
                .write(target, progress, cancellation);
    }

    /// Puts several LoRAs into one that does what all of them do.
    ///
    /// @param ranks to bring it to; null for an exact sum, whose ranks are the sums of theirs
    /// @throws EngineException BAD_REQUEST if they are for different models; BAD_FILE, UNSUPPORTED,
    ///     NOT_FOUND; CANNOT_WRITE; CANCELLED
    public static void mergeIntoOne(
            List<LoraUse> loras,
            @Nullable RankChoice ranks,
            Precision precision,
            Path target,
            Progress progress,
            Cancellation cancellation) {
        requireOther(target, with(loras));
        new LoraMerge(loras).write(ranks, precision, target, progress, cancellation);
    }

    /// Brings a LoRA to lower ranks.
    ///
    /// @throws EngineException BAD_FILE, UNSUPPORTED, NOT_FOUND; CANNOT_WRITE; CANCELLED
    public static void resize(
            Path lora,
            RankChoice ranks,
            Precision precision,
            Path target,
            Progress progress,
            Cancellation cancellation) {
        requireOther(target, List.of(lora));
        LoraResize.write(lora, ranks, precision, target, progress, cancellation);
    }

    private static List<Path> with(List<LoraUse> loras, Path... others) {
        List<Path> files = new ArrayList<>(List.of(others));
        loras.forEach(lora -> files.add(Path.of(lora.file())));
        return files;
    }

    /// A file that is read must not be replaced.
    private static void requireOther(Path target, List<Path> sources) {
        if (sources.stream().anyMatch(source -> isSame(target, source))) {
            throw new EngineException(
                    Reason.BAD_REQUEST,
                    "%s is read, so it cannot be written. Choose another name.".formatted(target));
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.exists(one) && Files.isSameFile(one, other);
        } catch (IOException e) {
            return false; // what cannot be read is refused where it is opened
        }
    }
}
