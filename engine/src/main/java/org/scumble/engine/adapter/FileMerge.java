package org.scumble.engine.adapter;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.file.AtomicFile;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.weights.Safetensors;
import org.scumble.engine.weights.SafetensorsWriter;
import org.scumble.engine.weights.SafetensorsWriter.Pending;
import org.scumble.engine.weights.StoredType;
import org.scumble.engine.weights.TensorEntry;
import org.scumble.engine.weights.TensorSlice;

/// Writes a file of weights anew with adapters worked in: the same tensors in the same order, one
/// in memory at a time.
///
/// @param plan what changes
/// @param precision of the model's weights; what else is in the file, training's buffers for
///     instance, stays as it is
/// @param work that the file is a part of, in bytes read
record FileMerge(MergePlan plan, Precision precision, WorkProgress work) {
    /// @param file links resolved
    /// @param weights of the model that stand in it
    /// @param metadata of the new file
    void write(Path file, List<TensorSlice> weights, Path target, Map<String, String> metadata) {
        NavigableSet<Long> offsets = new TreeSet<>();
        weights.forEach(slice -> offsets.add(slice.offset()));
        Safetensors source = Safetensors.open(file);
        List<Pending> tensors =
                source.entries().values().stream()
                        .sorted(Comparator.comparingLong(TensorEntry::offset))
                        .map(entry -> pending(file, source, entry, isWeight(entry, offsets)))
                        .toList();
        SafetensorsWriter.write(target, tensors, metadata);
    }

    private static boolean isWeight(TensorEntry entry, NavigableSet<Long> offsets) {
        Long next = offsets.ceiling(entry.offset());
        return next != null && next < entry.offset() + entry.length();
    }

    private Pending pending(Path file, Safetensors source, TensorEntry entry, boolean weight) {
        @Nullable DType before = weight ? entry.type().dtype() : null;
        if (before == null || (precision.of(before) == before && !plan.changes(file, entry))) {
            return new Pending(
                    entry.name(),
                    entry.type(),
                    entry.shape(),
                    channel -> {
                        copy(file, entry, channel);
                        work.add(entry.length());
                    });
        }
        DType after = precision.of(before);
        return new Pending(
                entry.name(),
                StoredType.of(after),
                entry.shape(),
                channel -> {
                    float[] elements = source.read(entry.name()).floats();
                    plan.change(file, entry, elements);
                    AtomicFile.writeFully(
                            channel, Precision.tensor(after, elements, entry.shape()).data());
                    work.add(entry.length());
                });
    }

    private static void copy(Path file, TensorEntry entry, FileChannel target) throws IOException {
        try (FileChannel source = FileChannel.open(file, StandardOpenOption.READ)) {
            long end = entry.offset() + entry.length();
            for (long at = entry.offset(); at < end; ) {
                long copied = source.transferTo(at, end - at, target);
                if (copied <= 0) {
                    throw new IOException(file.getFileName() + " was cut short");
                }
                at += copied;
            }
        }
    }
}
