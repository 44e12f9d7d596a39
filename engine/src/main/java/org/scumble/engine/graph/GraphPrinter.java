package org.scumble.engine.graph;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.scumble.engine.tensor.HostTensor;

/// A graph as text, one value a line: for reading, and for comparing with what it was.
public final class GraphPrinter {

    private static final int SHOWN_ELEMENTS = 8;

    private final Map<Value, String> names = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    private GraphPrinter() {}

    public static String print(Graph graph) {
        GraphPrinter printer = new GraphPrinter();
        graph.inputs().forEach(input -> printer.leaf("input", input));
        graph.parameters().forEach(parameter -> printer.leaf("parameter", parameter));
        graph.nodes().forEach(printer::node);
        graph.outputs().forEach(printer::output);
        return printer.text.toString();
    }

    private void leaf(String kind, Value value) {
        line(kind + " ", value, value.name(), "");
    }

    private void node(Value value) {
        String operands = value.inputs().stream().map(names::get).collect(Collectors.joining(", "));
        String definition =
                switch (value.op()) {
                    case Op.Constant(HostTensor constant) -> "Constant " + elements(constant);
                    case Op.Named _, Op.Computed _ -> value.op().text() + "(" + operands + ")";
                };
        line("", value, "%" + names.size(), " = " + definition);
    }

    private static String elements(HostTensor constant) {
        if (constant.elements() > SHOWN_ELEMENTS) {
            return "...";
        }
        return constant.dtype().isFloating()
                ? Arrays.toString(constant.floats())
                : Arrays.toString(constant.longs());
    }

    private void line(String kind, Value value, String name, String definition) {
        names.put(value, name);
        text.append(kind).append(name).append(definition);
        text.append(" : ").append(value.type()).append('\n');
    }

    private void output(String name, Value value) {
        text.append("output ").append(name).append(" = ").append(names.get(value)).append('\n');
    }
}
