package org.scumble.engine.graph;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.scumble.engine.tensor.Dim;

/// Checks what every pass over a graph relies on: operands come before their use, types are those
/// that shape inference gives, names are unique, and each symbolic size can be read off an input.
public final class GraphVerifier {

    private GraphVerifier() {}

    /// @throws IllegalStateException saying what is wrong with `graph`
    public static void verify(Graph graph) {
        verifyNames(graph);
        verifyNodes(graph);
        verifySymbols(graph);
    }

    private static void verifyNames(Graph graph) {
        Set<String> names = new HashSet<>();
        for (Value leaf : graph.leaves()) {
            if (!names.add(leaf.name())) {
                throw broken("two inputs or parameters are named '%s'", leaf.name());
            }
        }
        for (String output : graph.outputs().keySet()) {
            if (names.contains(output)) {
                throw broken("an output has the name of an input or parameter, '%s'", output);
            }
        }
        if (graph.outputs().isEmpty()) {
            throw broken("there are no outputs");
        }
    }

    private static void verifyNodes(Graph graph) {
        Set<Value> known = new HashSet<>(graph.leaves());
        for (Value node : graph.nodes()) {
            for (Value input : node.inputs()) {
                if (!known.contains(input)) {
                    throw broken("%s uses %s before it is computed", node, input);
                }
            }
            TensorType type =
                    ShapeInference.infer(
                            node.op(), node.inputs().stream().map(Value::type).toList());
            if (!type.equals(node.type())) {
                throw broken("%s should be %s", node, type);
            }
            if (!known.add(node)) {
                throw broken("%s is listed twice", node);
            }
        }
        for (Value output : graph.outputs().values()) {
            if (!known.contains(output)) {
                throw broken("the output %s is not computed", output);
            }
        }
    }

    private static void verifySymbols(Graph graph) {
        Set<String> bound = new HashSet<>();
        for (Value input : graph.inputs()) {
            for (Dim dim : input.shape().dims()) {
                dim.soleSymbol().ifPresent(bound::add);
            }
        }
        Stream.concat(graph.inputs().stream(), graph.nodes().stream())
                .forEach(value -> verifySymbols(value, bound));
    }

    private static void verifySymbols(Value value, Set<String> bound) {
        value.shape().dims().stream()
                .flatMap(Dim::symbols)
                .filter(symbol -> !bound.contains(symbol))
                .findFirst()
                .ifPresent(
                        symbol -> {
                            throw broken(
                                    "the size '%s' of %s cannot be read off any input",
                                    symbol, value);
                        });
    }

    private static IllegalStateException broken(String message, Object... arguments) {
        return new IllegalStateException("Broken graph: " + message.formatted(arguments));
    }
}
