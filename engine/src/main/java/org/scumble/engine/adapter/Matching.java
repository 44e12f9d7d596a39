package org.scumble.engine.adapter;

import java.util.LinkedHashMap;
import java.util.Map;
import org.scumble.engine.adapter.Examined.Sound;
import org.scumble.engine.adapter.Examined.Unsound;
import org.scumble.engine.weights.Family;

/// One adapter meeting one base model.
final class Matching {
    private static final String PROJECTION = "a text encoder's projection is left as it is";
    private static final String TWICE = "another part of the file changes the same layer";

    private final StoredAdapter adapter;
    private final AdapterInfo info;
    private final Targets targets;
    private final ModuleReader modules;

    private final Map<Target, Change> matched = new LinkedHashMap<>();

    /// Why what is not used is not, by its name in the file.
    private final Map<String, String> reasons = new LinkedHashMap<>();

    Matching(StoredAdapter adapter, AdapterInfo info, Targets targets) {
        this.adapter = adapter;
        this.info = info;
        this.targets = targets;
        this.modules = new ModuleReader(adapter.file());
    }

    /// @throws org.scumble.engine.EngineException if the file is gone or was cut short
    AdapterMatch run() {
        if (isOfOtherFamily()) {
            return misfit();
        }
        for (StoredModule module : adapter.modules()) {
            String reason = match(module);
            if (!reason.isEmpty()) {
                reasons.put(module.name(), reason);
            }
        }
        return isMostlyStrange() ? misfit() : fit();
    }

    private boolean isOfOtherFamily() {
        return info.family() != null
                && targets.family() != Family.CUSTOM
                && info.family() != targets.family();
    }

    /// Reads a module and makes a change of it; answers why that cannot be, or nothing.
    private String match(StoredModule module) {
        Target target = targets.find(module.name());
        if (target == null) {
            return module.name().endsWith("text_projection") ? PROJECTION : Reports.NO_LAYER;
        }
        if (!module.shape().fits(target)) {
            return Reports.OTHER_SHAPE;
        }
        if (matched.containsKey(target)) {
            return TWICE;
        }
        return switch (modules.read(module)) {
            case Sound<ModuleTensors>(ModuleTensors tensors) -> match(tensors, target);
            case Unsound<ModuleTensors>(String reason) -> reason;
        };
    }

    private String match(ModuleTensors tensors, Target target) {
        return switch (Changes.of(tensors, target)) {
            case Reading.Understood(Change change) -> {
                matched.put(target, change);
                yield "";
            }
            case Reading.NotUnderstood(String reason) -> reason;
        };
    }

    /// Whether most of what it has for the U-Net is for another one: layers of the same names and
    /// shapes stand in different models by chance.
    private boolean isMostlyStrange() {
        long strange =
                reasons.entrySet().stream()
                        .filter(it -> Reports.isStrange(it.getValue()) && !isText(it.getKey()))
                        .count();
        long fitting =
                matched.keySet().stream().filter(target -> target.part() == Part.UNET).count();
        return strange > fitting;
    }

    private static boolean isText(String module) {
        Part part = LayerNames.part(module);
        return part == Part.TEXT_ENCODER || part == Part.TEXT_ENCODER_2;
    }

    private AdapterMatch fit() {
        Map<String, Map<Part, float[][]>> words =
                new EmbeddingReader(adapter.file(), targets).read(adapter.embeddings(), reasons);
        if (matched.isEmpty() && words.isEmpty()) {
            return misfit();
        }
        Map<Part, float[][]> own = words.getOrDefault("", Map.of());
        words.remove("");
        return new AdapterMatch(info, matched, own, words, report(matched.size() + own.size()));
    }

    /// It has no place in the model, or only by chance: nothing of it is used.
    private AdapterMatch misfit() {
        adapter.modules().forEach(it -> reasons.putIfAbsent(it.name(), Reports.OTHER_MODEL));
        adapter.embeddings()
                .forEach(it -> reasons.putIfAbsent(it.entry().name(), Reports.OTHER_MODEL));
        matched.clear();
        return new AdapterMatch(info, Map.of(), Map.of(), Map.of(), report(0));
    }

    private AdapterReport report(int used) {
        boolean merged =
                matched.entrySet().stream()
                        .anyMatch(
                                it ->
                                        it.getValue().changesBias()
                                                || it.getValue().lowRank(it.getKey()).isEmpty());
        return Reports.of(info, MadeFor.of(adapter), targets.family(), used, reasons, merged);
    }
}
