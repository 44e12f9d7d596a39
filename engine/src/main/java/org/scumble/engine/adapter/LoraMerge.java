package org.scumble.engine.adapter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.Cancellation;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.LoraUse;
import org.scumble.engine.Progress;

/// Puts several LoRAs into one that does exactly what all of them do together.
public final class LoraMerge {
    private static final Set<AdapterKind> KINDS = Set.of(AdapterKind.LORA, AdapterKind.LOCON);

    /// A layer of one of the LoRAs.
    private record Piece(LoraFile file, StoredModule module, double strength) {
        LoraFile.Layer read() {
            return file.read(module);
        }
    }

    /// A layer of the merged LoRA.
    private record Slot(LoraKeys keys, List<Piece> pieces) {}

    private final List<LoraFile> files;
    private final SequencedMap<String, Slot> slots = new LinkedHashMap<>();

    /// @throws EngineException as [Adapter#open]; UNSUPPORTED if one is of another kind than LoRA
    ///     or LoCon; BAD_REQUEST if they are for different models
    public LoraMerge(List<LoraUse> uses) {
        files = uses.stream().map(use -> open(Path.of(use.file()))).toList();
        CommonNames names = CommonNames.of(files.stream().map(LoraFile::info).toList());
        for (int i = 0; i < files.size(); i++) {
            for (StoredModule module : files.get(i).layers()) {
                CommonNames.Name name = names.of(module);
                double strength = Applied.strength(uses.get(i), name.part());
                if (strength != 0) {
                    slots.computeIfAbsent(name.id(), _ -> new Slot(name.keys(), new ArrayList<>()))
                            .pieces
                            .add(new Piece(files.get(i), module, strength));
                }
            }
        }
        if (slots.isEmpty()) {
            throw new EngineException(
                    Reason.BAD_REQUEST,
                    "There is nothing to merge: every weight is 0. Give each LoRA one, such as"
                            + " 0.8.");
        }
    }

    private static LoraFile open(Path path) {
        LoraFile file = LoraFile.open(path);
        AdapterInfo info = file.info();
        if (!KINDS.contains(info.kind())) {
            throw new EngineException(
                    Reason.UNSUPPORTED,
                    "%s (%s) cannot be a part of a LoRA. Merge it into a checkpoint instead."
                            .formatted(info.name(), info.kind().words()));
        }
        return file;
    }

    /// Writes the merged LoRA.
    ///
    /// @param ranks to bring it to; null for the sum of theirs
    /// @throws EngineException of reason BAD_FILE if a layer is damaged; BAD_REQUEST if layers of
    ///     one name differ in size; CANNOT_WRITE; CANCELLED
    public void write(
            @Nullable RankChoice ranks,
            Precision precision,
            Path target,
            Progress progress,
            Cancellation cancellation) {
        files.forEach(file -> tellOthers(file, progress));
        WorkProgress work = new WorkProgress("Merging", slots.size(), progress, cancellation);
        LoraWriter writer = new LoraWriter(precision.of(files.getFirst().type()));
        for (Slot slot : slots.values()) {
            LoraFile.Layer sum = sum(slot.pieces);
            LowRank factors = sum.factors();
            writer.add(
                    slot.keys,
                    sum.shape(),
                    ranks == null ? factors : LoraResize.resized(factors, ranks));
            work.add(1);
        }
        writer.write(target, LoraMetadata.merged(files, target));
    }

    private static void tellOthers(LoraFile file, Progress progress) {
        int others = file.others().size();
        if (others > 0) {
            progress.on(
                    new Progress.Notice(
                            "%s holds more than a LoRA: %s left out."
                                    .formatted(
                                            file.info().name(),
                                            others == 1
                                                    ? "1 tensor is"
                                                    : "%,d tensors are".formatted(others))));
        }
    }

    private static LoraFile.Layer sum(List<Piece> pieces) {
        LoraFile.Layer first = pieces.getFirst().read();
        List<Weighted> updates = new ArrayList<>();
        updates.add(new Weighted(first.factors(), pieces.getFirst().strength));
        for (Piece piece : pieces.subList(1, pieces.size())) {
            LoraFile.Layer layer = piece.read();
            if (!LowRankSum.fit(first.factors(), layer.factors())) {
                throw new EngineException(
                        Reason.BAD_REQUEST,
                        "These LoRAs are for different models: their layers %s are %s and %s."
                                .formatted(
                                        ForeignText.name(piece.module.name()),
                                        first.shape(),
                                        layer.shape()));
            }
            updates.add(new Weighted(layer.factors(), piece.strength));
        }
        return new LoraFile.Layer(first.shape(), LowRankSum.of(updates));
    }
}
