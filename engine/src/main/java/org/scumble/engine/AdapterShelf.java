package org.scumble.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.adapter.Adapter;
import org.scumble.engine.adapter.AdapterMatch;
import org.scumble.engine.adapter.AdapterReport;
import org.scumble.engine.adapter.AdapterReport.Verdict;
import org.scumble.engine.adapter.AdapterStack;
import org.scumble.engine.adapter.LowRank;
import org.scumble.engine.adapter.PreparedAdapter;
import org.scumble.engine.adapter.Targets;
import org.scumble.engine.weights.Checkpoint;

/// Keeps the adapters used last ready for their base model, so that each is read once however often
/// it is taken off and put on. A file that changed is read again.
final class AdapterShelf {
    /// How much of the heap the adapters that are kept may take.
    private static final double SHARE = 0.25;

    private final Map<Key, PreparedAdapter> prepared = new LinkedHashMap<>(16, 0.75f, true);
    private @Nullable Base base;

    private record Key(ModelStamp adapter, ModelStamp model) {}

    private record Base(ModelStamp model, Targets targets) {}

    /// Puts the adapters together that a request chooses and its prompts name, and tells of those
    /// that take their time.
    AdapterStack stack(
            GenerationSettings settings, LoraFinder finder, Path model, Progress progress) {
        LoraPlan plan = LoraPlan.of(settings, finder);
        plan.notices().forEach(notice -> progress.on(new Progress.Notice(notice)));
        AdapterStack stack = stack(plan.uses(), model, progress);
        if (!stack.merged().isEmpty()) {
            progress.on(
                    new Progress.Preparing(
                            ("Working LoRAs into the model: %s are of kinds that take longer to"
                                            + " change")
                                    .formatted(
                                            stack.merged().stream()
                                                    .map(layer -> layer.info().name())
                                                    .collect(Collectors.joining(", ")))));
        }
        return stack;
    }

    /// Puts adapters together. One that cannot be used is left out and told of; the others work.
    AdapterStack stack(List<LoraUse> uses, Path model, Progress progress) {
        List<AdapterStack.Layer> layers = new ArrayList<>();
        for (LoraUse use : uses) {
            Path file = Path.of(use.file());
            try {
                PreparedAdapter adapter = prepare(file, model);
                tell(adapter, file, progress);
                layers.add(
                        new AdapterStack.Layer(adapter, use.unetWeight(), use.textEncoderWeight()));
            } catch (EngineException e) {
                if (e.reason() == EngineException.Reason.OUT_OF_MEMORY) {
                    throw e;
                }
                progress.on(
                        new Progress.Notice(
                                "The LoRA '%s' is not applied. %s"
                                        .formatted(LoraNames.of(file), e.getMessage())));
            }
        }
        return new AdapterStack(layers);
    }

    /// An adapter, read if it is not here as it is on the disk.
    ///
    /// @throws EngineException if it cannot be used
    synchronized PreparedAdapter prepare(Path file, Path model) {
        ModelStamp stamp = ModelStamp.of(model);
        Key key = new Key(ModelStamp.of(file), stamp);
        PreparedAdapter known = prepared.get(key);
        if (known == null) {
            AdapterMatch match = Adapter.open(file).match(targets(model, stamp));
            known = PreparedAdapter.of(match);
            prepared.put(key, known);
            forgetOldest();
        }
        return known;
    }

    private Targets targets(Path model, ModelStamp stamp) {
        Base known = base;
        if (known == null || !known.model.equals(stamp)) {
            known = new Base(stamp, Targets.of(Checkpoint.open(model)));
            base = known;
        }
        return known.targets;
    }

    /// All but the one used last may go.
    private void forgetOldest() {
        long room = (long) (SHARE * Runtime.getRuntime().maxMemory());
        long taken = prepared.values().stream().mapToLong(AdapterShelf::bytes).sum();
        Iterator<PreparedAdapter> oldest = prepared.values().iterator();
        while (taken > room && prepared.size() > 1) {
            taken -= bytes(oldest.next());
            oldest.remove();
        }
    }

    private static long bytes(PreparedAdapter adapter) {
        long elements = 0;
        for (LowRank update : adapter.lowRank().values()) {
            elements += update.down().length + update.up().length;
        }
        return elements * Float.BYTES;
    }

    private static void tell(PreparedAdapter adapter, Path file, Progress progress) {
        AdapterReport report = adapter.match().report();
        if (report.verdict() != Verdict.FITS) {
            progress.on(
                    new Progress.Notice(
                            "LoRA '%s': %s".formatted(LoraNames.of(file), report.summary())));
        }
    }
}
