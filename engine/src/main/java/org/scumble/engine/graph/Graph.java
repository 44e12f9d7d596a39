package org.scumble.engine.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A complete model: immutable, verified, ready to be lowered or differentiated.
///
/// @param inputs the values given at each run, in the order of declaration, used or not
/// @param parameters the weights that the outputs depend on, in the order of declaration
/// @param nodes constants and operators, each after its operands
/// @param outputs the results by name, in the order given
public record Graph(
        List<Value> inputs, List<Value> parameters, List<Value> nodes, Map<String, Value> outputs) {

    public Graph {
        inputs = List.copyOf(inputs);
        parameters = List.copyOf(parameters);
        nodes = List.copyOf(nodes);
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    /// Inputs and parameters.
    public List<Value> leaves() {
        return Stream.concat(inputs.stream(), parameters.stream()).toList();
    }
}
