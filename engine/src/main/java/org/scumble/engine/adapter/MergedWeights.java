package org.scumble.engine.adapter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.Weights;

/// Works adapters into weights, for those kinds that cannot be inputs of the running model.
public final class MergedWeights {
    private MergedWeights() {}

    /// The parameters of one part that change, `F32`, by name.
    ///
    /// @param layers applied in order
    /// @param weights of the part as they are in the checkpoint
    public static Map<String, HostTensor> of(
            List<AdapterStack.Layer> layers, Part part, Weights weights) {
        Map<String, float[]> changed = new LinkedHashMap<>();
        for (AdapterStack.Layer layer : layers) {
            double strength = layer.strength(part);
            layer.adapter()
                    .merged()
                    .forEach(
                            (target, change) -> {
                                if (target.part() == part && strength != 0) {
                                    merge(change, target, strength, weights, changed);
                                }
                            });
        }
        Map<String, HostTensor> tensors = new LinkedHashMap<>();
        changed.forEach(
                (name, values) ->
                        tensors.put(name, HostTensor.of(values, weights.slice(name).shape())));
        return tensors;
    }

    private static void merge(
            Change change,
            Target target,
            double strength,
            Weights weights,
            Map<String, float[]> changed) {
        String weight = target.module() + ".weight";
        float[] original = weights.slice(weight).read().floats();
        float[] values = changed.computeIfAbsent(weight, name -> original.clone());
        change.mergeInto(values, original, target, strength);
        if (target.hasBias() && change.changesBias()) {
            String bias = target.module() + ".bias";
            change.mergeIntoBias(
                    changed.computeIfAbsent(bias, name -> weights.slice(name).read().floats()),
                    strength);
        }
    }
}
