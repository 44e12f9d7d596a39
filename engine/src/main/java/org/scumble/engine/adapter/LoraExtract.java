package org.scumble.engine.adapter;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.Cancellation;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.Progress;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.weights.Checkpoint;
import org.scumble.engine.weights.TensorSlice;

/// Finds the LoRA that comes closest to what fine-tuning changed in a checkpoint: for each layer
/// the nearest matrix of low rank to the difference of its weights (Eckart and Young, 1936).
///
/// What LoRA cannot hold is left out: biases, normalisations and embeddings.
public final class LoraExtract {
    /// A sketch of this rank is tried first where no rank is set.
    private static final int FIRST_SKETCH = 32;

    private static final String ATTENTION = ".attentions.";
    private static final String TEXT_LAYERS = ".encoder.layers.";

    private final Checkpoint base;
    private final Checkpoint tuned;
    private final Targets layers;
    private final RankChoice ranks;
    private final @Nullable RankChoice kernelRanks;

    /// @param ranks of linear layers and 1×1 convolutions
    /// @param kernelRanks of larger convolutions, which then are taken along, and with them all
    ///     that stands outside of the U-Net's attention blocks; null for attention alone, which is
    ///     what LoRA changes unless trained otherwise
    /// @throws EngineException of reason BAD_REQUEST if the checkpoints are of different kinds
    public LoraExtract(
            Checkpoint base, Checkpoint tuned, RankChoice ranks, @Nullable RankChoice kernelRanks) {
        if (!base.unet().config().equals(tuned.unet().config())) {
            throw new EngineException(
                    Reason.BAD_REQUEST,
                    ("These checkpoints are of different kinds: %s is %s; %s is %s. Choose"
                                    + " the one that the other was trained from.")
                            .formatted(
                                    ModelSpec.name(base.path()),
                                    base.description(),
                                    ModelSpec.name(tuned.path()),
                                    tuned.description()));
        }
        this.base = base;
        this.tuned = tuned;
        this.layers = Targets.of(base);
        this.ranks = ranks;
        this.kernelRanks = kernelRanks;
    }

    /// Writes the LoRA.
    ///
    /// @throws EngineException of reason BAD_REQUEST if no layer differs; BAD_FILE if weights are
    ///     not numbers; CANNOT_WRITE; CANCELLED
    public void write(
            Path target, Precision precision, Progress progress, Cancellation cancellation) {
        KohyaNames names = KohyaNames.of(layers);
        LoraWriter writer = new LoraWriter(precision.of(DType.F16));
        run(
                (layer, factors) ->
                        writer.add(LoraKeys.kohya(names.of(layer)), layer.shape(), factors),
                progress,
                cancellation);
        if (writer.isEmpty()) {
            throw new EngineException(
                    Reason.BAD_REQUEST,
                    ("%s and %s have the same weights: there is nothing to extract. Choose"
                                    + " other checkpoints.")
                            .formatted(ModelSpec.name(base.path()), ModelSpec.name(tuned.path())));
        }
        writer.write(target, LoraMetadata.extracted(base, tuned, target));
    }

    private boolean isWanted(Target target) {
        if (target.shape().size() < 2) {
            return false;
        }
        return switch (target.part()) {
            case UNET ->
                    kernelRanks != null
                            || (target.module().contains(ATTENTION) && !hasKernel(target));
            case TEXT_ENCODER, TEXT_ENCODER_2 -> target.module().contains(TEXT_LAYERS);
        };
    }

    private static boolean hasKernel(Target target) {
        return target.shape().stream().skip(2).anyMatch(side -> side > 1);
    }

    /// Gives the factors of every layer that changed to `sink`.
    private void run(
            BiConsumer<Target, LowRank> sink, Progress progress, Cancellation cancellation) {
        List<Target> targets =
                Stream.of(Part.values())
                        .flatMap(part -> layers.of(part).values().stream())
                        .filter(this::isWanted)
                        .toList();
        PartWeights old = new PartWeights(base);
        PartWeights changed = new PartWeights(tuned);
        targets.stream()
                .map(Target::part)
                .distinct()
                .filter(part -> !old.has(part) || !changed.has(part))
                .forEach(part -> progress.on(new Progress.Notice(absent(part))));
        long elements = targets.stream().mapToLong(LoraExtract::elements).sum();
        WorkProgress work = new WorkProgress("Extracting", elements, progress, cancellation);
        for (Target target : targets) {
            TensorSlice before = old.weight(target);
            TensorSlice after = changed.weight(target);
            if (before != null && after != null) {
                LowRank factors = factors(target, before, after);
                if (factors != null) {
                    sink.accept(target, factors);
                }
            }
            work.add(elements(target));
        }
    }

    private static String absent(Part part) {
        return "One of the checkpoints has no %s: it is left out.".formatted(part.words());
    }

    private static long elements(Target target) {
        return target.shape().stream().reduce(1L, (a, b) -> a * b);
    }

    /// Null if the layer did not change.
    private @Nullable LowRank factors(Target target, TensorSlice before, TensorSlice after) {
        float[] old = before.read().floats();
        float[] now = after.read().floats();
        int rows = Math.toIntExact(target.shape().getFirst());
        DMatrixRMaj difference = new DMatrixRMaj(rows, old.length / rows);
        double energy = 0;
        double size = 0;
        for (int i = 0; i < old.length; i++) {
            double change = (double) now[i] - old[i];
            difference.data[i] = change;
            energy += change * change;
            size += (double) old[i] * old[i];
        }
        if (!Double.isFinite(energy)) {
            throw new EngineException(
                    Reason.BAD_FILE,
                    "The layer %s holds values that are not numbers. Download both files again."
                            .formatted(target.module()));
        }
        double rounding = rounding(before.dtype(), after.dtype());
        if (energy <= rounding * rounding * size) {
            return null;
        }
        RankChoice choice = kernelRanks != null && hasKernel(target) ? kernelRanks : ranks;
        TruncatedSvd svd = decompose(difference, energy, choice);
        return svd.factors(choice.rank(svd.values(), energy));
    }

    /// The largest relative difference that two copies of the same weights in these formats have.
    private static double rounding(DType one, DType other) {
        return one == other ? 0 : Math.max(rounding(one), rounding(other));
    }

    private static double rounding(DType type) {
        return switch (type) {
            case F16 -> 0x1p-11;
            case BF16 -> 0x1p-8;
            case F32, F64, I64, I32, I16, I8, U8, BOOL -> 0x1p-24;
        };
    }

    private static TruncatedSvd decompose(DMatrixRMaj matrix, double energy, RankChoice choice) {
        int most = Math.min(choice.most(), Math.min(matrix.numRows, matrix.numCols));
        int rank = choice.isFixed() ? most : Math.min(FIRST_SKETCH, most);
        while (true) {
            TruncatedSvd svd = TruncatedSvd.of(matrix, rank);
            if (rank == most || svd.energy() >= choice.energy() * energy) {
                return svd;
            }
            rank = Math.min(2 * rank, most);
        }
    }
}
