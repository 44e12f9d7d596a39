package org.scumble.engine.adapter;

import java.nio.file.Path;
import org.ejml.data.DMatrixRMaj;
import org.scumble.engine.Cancellation;
import org.scumble.engine.Progress;

/// Brings a LoRA to a lower rank: for each layer the nearest product of thinner factors, by a
/// singular value decomposition of the product of the present ones, which is never formed.
public final class LoraResize {
    private LoraResize() {}

    /// Writes the smaller LoRA under the same keys, with all else that the file holds.
    ///
    /// @throws org.scumble.engine.EngineException as [Adapter#open]; UNSUPPORTED if the file is no
    ///     LoRA; BAD_FILE if a layer is damaged; CANNOT_WRITE; CANCELLED
    public static void write(
            Path file,
            RankChoice ranks,
            Precision precision,
            Path target,
            Progress progress,
            Cancellation cancellation) {
        LoraFile lora = LoraFile.open(file);
        WorkProgress work =
                new WorkProgress("Resizing", lora.layers().size(), progress, cancellation);
        LoraWriter writer = new LoraWriter(precision.of(lora.type()));
        for (StoredModule module : lora.layers()) {
            LoraFile.Layer layer = lora.read(module);
            writer.add(LoraKeys.of(module), layer.shape(), resized(layer.factors(), ranks));
            work.add(1);
        }
        lora.others().forEach(key -> writer.add(key, lora.tensor(key)));
        writer.write(target, lora.metadata());
    }

    /// The nearest factors of a rank that suits, at most the present one.
    static LowRank resized(LowRank factors, RankChoice ranks) {
        int rank = factors.rank();
        DMatrixRMaj up = matrix(factors.up(), factors.up().length / rank, rank);
        DMatrixRMaj down = matrix(factors.down(), rank, factors.down().length / rank);
        TruncatedSvd svd = TruncatedSvd.ofProduct(up, down);
        return svd.factors(ranks.rank(svd.values(), svd.energy()));
    }

    private static DMatrixRMaj matrix(float[] values, int rows, int columns) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        for (int i = 0; i < values.length; i++) {
            matrix.data[i] = values[i];
        }
        return matrix;
    }
}
