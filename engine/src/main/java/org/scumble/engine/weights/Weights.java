package org.scumble.engine.weights;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.weights.KeyMapping.Source;

/// Where each parameter of one model stands, and how well the files fit the model.
///
/// @param slices parameter name → place, in the model's order
/// @param missing parameters that no file holds
/// @param misshapen parameters whose shape is not the model's
/// @param unexpected keys of the model's part of the files that the model has no use for
public record Weights(
        SequencedMap<String, TensorSlice> slices,
        List<String> missing,
        List<Misshapen> misshapen,
        List<String> unexpected) {

    /// A parameter of the wrong shape.
    public record Misshapen(String name, long[] found, long[] expected) {
        @Override
        public String toString() {
            return "%s is %s, not %s"
                    .formatted(
                            Refusal.quote(name), Arrays.toString(found), Arrays.toString(expected));
        }
    }

    public Weights {
        slices = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(slices));
        missing = List.copyOf(missing);
        misshapen = List.copyOf(misshapen);
        unexpected = List.copyOf(unexpected);
    }

    /// Looks up `expected`, name → shape, in `tensors`. Shapes may differ in trailing ones: a
    /// convolution of one pixel serves as a linear layer.
    ///
    /// @throws EngineException if weights are stored in a type that the engine does not compute
    ///     with
    static Weights find(
            SequencedMap<String, long[]> expected, StoredTensors tensors, KeyMapping mapping) {
        SequencedMap<String, TensorSlice> slices = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        List<Misshapen> misshapen = new ArrayList<>();
        Set<String> used = new HashSet<>();
        expected.forEach(
                (name, shape) -> {
                    Source source = mapping.source(name);
                    TensorSlice stored = tensors.slice(source.key());
                    if (stored == null) {
                        missing.add(name);
                        return;
                    }
                    used.add(source.key());
                    TensorSlice slice = fitted(stored, source, shape);
                    if (slice == null) {
                        misshapen.add(new Misshapen(name, stored.shape(), shape));
                    } else {
                        slices.put(name, slice);
                    }
                });
        List<String> unexpected =
                tensors.keys().stream()
                        .filter(key -> key.startsWith(mapping.prefix()))
                        .filter(key -> !used.contains(key) && !mapping.isUnused(key))
                        .toList();
        return new Weights(slices, missing, misshapen, unexpected);
    }

    private static @Nullable TensorSlice fitted(TensorSlice stored, Source source, long[] shape) {
        if (!stored.dtype().isFloating()) {
            throw Refusal.unsupported(
                    stored.file(),
                    "quantised to " + stored.dtype() + ", which Scumble does not read",
                    "Use the fp16, bf16 or fp32 version of this model.");
        }
        long[] found = stored.shape();
        if (source.parts() > 1) {
            if (found.length == 0 || found[0] % source.parts() != 0) {
                return null;
            }
            stored = stored.part(source.part(), source.parts());
        }
        return Arrays.equals(trimmed(stored.shape()), trimmed(shape))
                ? stored.reshaped(shape)
                : null;
    }

    private static long[] trimmed(long[] shape) {
        int rank = shape.length;
        while (rank > 0 && shape[rank - 1] == 1) {
            rank--;
        }
        return Arrays.copyOf(shape, rank);
    }

    /// Whether no parameter is there at all.
    public boolean isAbsent() {
        return slices.isEmpty() && misshapen.isEmpty();
    }

    /// Where the parameter `name` stands.
    ///
    /// @throws EngineException [Reason#BAD_FILE] if it is missing
    public TensorSlice slice(String name) {
        TensorSlice slice = slices.get(name);
        if (slice == null) {
            throw new EngineException(
                    Reason.BAD_FILE,
                    "The model has no usable tensor %s. Download it again, or choose another."
                            .formatted(Refusal.quote(name)));
        }
        return slice;
    }

    /// The folder of the files, links resolved.
    ///
    /// @throws EngineException [Reason#UNSUPPORTED] if they stand in several
    /// @throws IllegalStateException if there are none
    public Path folder() {
        List<Path> folders =
                slices.values().stream()
                        .map(TensorSlice::file)
                        .distinct()
                        .map(file -> file.toAbsolutePath().getParent())
                        .distinct()
                        .toList();
        if (folders.isEmpty()) {
            throw new IllegalStateException("These weights are absent");
        }
        if (folders.size() > 1) {
            throw new EngineException(
                    Reason.UNSUPPORTED,
                    "The parts of one model lie in several folders: %s and %s. Put them into one."
                            .formatted(
                                    Refusal.quoted(folders.get(0)),
                                    Refusal.quoted(folders.get(1))));
        }
        return folders.getFirst();
    }

    /// The type that most bytes are stored in; `F32` if there are none.
    public DType dtype() {
        Map<DType, Long> bytes = new EnumMap<>(DType.class);
        slices.values().forEach(slice -> bytes.merge(slice.dtype(), slice.length(), Long::sum));
        return bytes.entrySet().stream()
                .max(Entry.comparingByValue())
                .map(Entry::getKey)
                .orElse(DType.F32);
    }
}
