package org.scumble.engine.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// How much memory a run of a graph needs for what it computes on its way, weights aside.
///
/// It is the most that the results of all operators take at one moment, each kept from when it is
/// computed until its last use, in the order of the graph. Two things are left out that a runtime
/// may do: operators that write over an operand, and buffers of their own that they need meanwhile.
public final class PeakMemory {
    private final Map<Value, Integer> lastUse = new HashMap<>();
    private final Map<String, Long> sizes;

    private PeakMemory(Map<String, Long> sizes) {
        this.sizes = sizes;
    }

    /// @param sizes values of the symbols in the graph's shapes
    /// @return bytes
    public static long of(Graph graph, Map<String, Long> sizes) {
        return new PeakMemory(sizes).of(graph);
    }

    private long of(Graph graph) {
        List<Value> nodes = graph.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            for (Value operand : operands(nodes.get(i))) {
                lastUse.put(operand, i);
            }
        }
        graph.outputs().values().forEach(output -> lastUse.put(buffer(output), nodes.size()));
        long live = 0;
        long peak = 0;
        for (int i = 0; i < nodes.size(); i++) {
            Value node = nodes.get(i);
            if (takesMemory(node)) {
                live = Math.addExact(live, bytes(node));
                peak = Math.max(peak, live);
                for (Value operand : operands(node)) {
                    if (lastUse.getOrDefault(operand, i) == i) {
                        live -= bytes(operand);
                    }
                }
            }
        }
        return peak;
    }

    /// The distinct operands of a node that are computed.
    private static Set<Value> operands(Value node) {
        return node.inputs().stream()
                .map(PeakMemory::buffer)
                .filter(PeakMemory::takesMemory)
                .collect(Collectors.toSet());
    }

    /// The value in whose memory this one lies: another shape is no copy.
    private static Value buffer(Value value) {
        Value owner = value;
        while (owner.op() instanceof Op.Reshape) {
            owner = owner.inputs().getFirst();
        }
        return owner;
    }

    private static boolean takesMemory(Value value) {
        return value.op() instanceof Op.Computed && !(value.op() instanceof Op.Reshape);
    }

    private long bytes(Value value) {
        long bytes = value.dtype().bytes();
        for (long size : value.shape().evaluate(sizes)) {
            bytes = Math.multiplyExact(bytes, size);
        }
        return bytes;
    }
}
