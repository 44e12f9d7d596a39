package org.scumble.engine.adapter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.weights.TensorEntry;
import org.scumble.engine.weights.TensorSlice;

/// Which tensors of a checkpoint's files adapters change, and how.
final class MergePlan {
    private record Strong(Change change, double strength) {}

    /// A layer's weight or bias: a whole tensor of the file, or some rows of one where several
    /// layers are stored as one.
    private record Place(TensorSlice slice, Target target, boolean bias, List<Strong> changes) {
        /// @param stored elements of the whole tensor
        /// @param start of this place in it
        void change(float[] stored, int start) {
            int end = start + Math.toIntExact(slice.length() / slice.dtype().bytes());
            float[] values = Arrays.copyOfRange(stored, start, end);
            float[] original = values.clone();
            for (Strong strong : changes) {
                if (bias) {
                    strong.change.mergeIntoBias(values, strong.strength);
                } else {
                    strong.change.mergeInto(values, original, target, strong.strength);
                }
            }
            System.arraycopy(values, 0, stored, start, values.length);
        }
    }

    /// File → offset → what stands there.
    private final Map<Path, NavigableMap<Long, Place>> places = new HashMap<>();

    private MergePlan() {}

    /// @param weights of the checkpoint
    /// @param adapters worked in one after the other
    static MergePlan of(PartWeights weights, List<Applied> adapters) {
        Map<Target, List<Strong>> changes = new LinkedHashMap<>();
        for (Applied adapter : adapters) {
            adapter.match()
                    .changes()
                    .forEach(
                            (target, change) -> {
                                double strength = adapter.strength(target.part());
                                if (strength != 0) {
                                    changes.computeIfAbsent(target, _ -> new ArrayList<>())
                                            .add(new Strong(change, strength));
                                }
                            });
        }
        MergePlan plan = new MergePlan();
        changes.forEach(
                (target, all) -> {
                    plan.add(weights.weight(target), target, false, all);
                    List<Strong> some =
                            all.stream().filter(strong -> strong.change.changesBias()).toList();
                    if (!some.isEmpty()) {
                        plan.add(weights.bias(target), target, true, some);
                    }
                });
        return plan;
    }

    private void add(
            @Nullable TensorSlice slice, Target target, boolean bias, List<Strong> changes) {
        if (slice != null) {
            places.computeIfAbsent(slice.file(), _ -> new TreeMap<>())
                    .put(slice.offset(), new Place(slice, target, bias, changes));
        }
    }

    /// Whether nothing changes at all.
    boolean isEmpty() {
        return places.isEmpty();
    }

    /// Whether something of a file's tensor changes.
    boolean changes(Path file, TensorEntry entry) {
        return !in(file, entry).isEmpty();
    }

    /// Works all adapters into a file's tensor in place.
    void change(Path file, TensorEntry entry, float[] elements) {
        for (Place place : in(file, entry)) {
            long bytes = place.slice.offset() - entry.offset();
            place.change(elements, Math.toIntExact(bytes / place.slice.dtype().bytes()));
        }
    }

    private Collection<Place> in(Path file, TensorEntry entry) {
        NavigableMap<Long, Place> all = places.get(file);
        return all == null
                ? List.of()
                : all.subMap(entry.offset(), entry.offset() + entry.length()).values();
    }
}
