package org.scumble.engine.runtime;

import java.util.Map;
import org.scumble.engine.tensor.HostTensor;

/// What one run of a graph gave.
///
/// @param tensors by the outputs' names
public record Outputs(Map<String, HostTensor> tensors) {
    public Outputs {
        tensors = Map.copyOf(tensors);
    }

    public boolean has(String name) {
        return tensors.containsKey(name);
    }

    /// @throws IllegalArgumentException if the graph has no such output
    public HostTensor get(String name) {
        HostTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException(
                    "The graph has no output '%s', only %s".formatted(name, tensors.keySet()));
        }
        return tensor;
    }
}
