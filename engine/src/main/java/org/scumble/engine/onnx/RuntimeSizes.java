package org.scumble.engine.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scumble.engine.graph.Value;
import org.scumble.engine.tensor.Dim;
import org.scumble.engine.tensor.Shape;

/// Computes symbolic sizes while the model runs, from the shapes of its inputs: these live through
/// the whole run anyway, so no intermediate result is kept alive for its shape. Sizes are vectors
/// of one `I64`; each size and each shape is computed once.
final class RuntimeSizes implements Dim.Arithmetic<String> {

    private final OnnxModel model;
    private final List<Value> inputs;
    private final Map<Dim, String> sizes = new HashMap<>();
    private final Map<Shape, String> shapes = new HashMap<>();
    private final Map<String, String> symbols = new HashMap<>();
    private int nodes;

    RuntimeSizes(OnnxModel model, List<Value> inputs) {
        this.model = model;
        this.inputs = inputs;
    }

    /// The name of a vector holding the sizes of `shape`.
    String shape(Shape shape) {
        if (shape.isConstant()) {
            return model.vector(shape.evaluate(Map.of()));
        }
        String known = shapes.get(shape);
        if (known == null) {
            List<String> parts = shape.dims().stream().map(this::size).toList();
            known = node("Concat", parts, Attribute.of("axis", 0));
            shapes.put(shape, known);
        }
        return known;
    }

    /// The name of a vector of one element, the size `dim`.
    String size(Dim dim) {
        String known = sizes.get(dim);
        if (known == null) {
            known = dim.evaluate(this);
            sizes.put(dim, known);
        }
        return known;
    }

    @Override
    public String number(long value) {
        return model.vector(value);
    }

    @Override
    public String symbol(String symbol) {
        String known = symbols.get(symbol);
        if (known == null) {
            known = readOff(symbol);
            symbols.put(symbol, known);
        }
        return known;
    }

    @Override
    public String sum(String a, String b) {
        return node("Add", List.of(a, b));
    }

    @Override
    public String product(String a, String b) {
        return node("Mul", List.of(a, b));
    }

    @Override
    public String ceilDiv(String a, long divisor) {
        // ONNX's Div rounds towards zero.
        return node("Div", List.of(sum(a, number(divisor - 1)), number(divisor)));
    }

    /// Solves `a*symbol + b` for the symbol, where an input has that size.
    private String readOff(String symbol) {
        for (Value input : inputs) {
            for (int axis = 0; axis < input.shape().rank(); axis++) {
                Dim dim = input.shape().dim(axis);
                if (dim.soleSymbol().filter(symbol::equals).isPresent()) {
                    long b = dim.evaluate(Map.of(symbol, 0L));
                    long a = dim.evaluate(Map.of(symbol, 1L)) - b;
                    String size = sizeOf(input, axis);
                    String multiple = b == 0 ? size : sum(size, number(-b));
                    return a == 1 ? multiple : node("Div", List.of(multiple, number(a)));
                }
            }
        }
        throw new IllegalArgumentException(
                "The size '" + symbol + "' cannot be read off any input of the graph");
    }

    private String sizeOf(Value input, int axis) {
        return node(
                "Shape",
                List.of(input.name()),
                Attribute.of("start", axis),
                Attribute.of("end", axis + 1));
    }

    private String node(String operator, List<String> inputs, Attribute... attributes) {
        return model.node(operator, inputs, "size " + nodes++, attributes);
    }
}
