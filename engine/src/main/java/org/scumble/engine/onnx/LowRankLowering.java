package org.scumble.engine.onnx;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.scumble.engine.graph.Op;
import org.scumble.engine.graph.Value;

/// Lowers low-rank updates so that a layer without one costs next to nothing: the input is cut down
/// to `reach` positions first. A reach of 1 leaves one position, whose update, zero, broadcasts
/// over all. Layers that share an input share the cut.
final class LowRankLowering {
    private static final Op.Pads NO_PADS = new Op.Pads(0, 0, 0, 0);

    private final OnnxModel model;
    private final Map<String, String> cuts = new HashMap<>();
    private final Set<String> twice = new HashSet<>();

    LowRankLowering(OnnxModel model) {
        this.model = model;
    }

    /// @param inputs the operands of [Op.LowRankLinear]
    String linear(Value value, List<String> inputs, String output) {
        int positions = value.inputs().get(1).shape().rank() - 2;
        String x = cut(inputs.get(1), inputs.get(4), positions);
        String thin = model.matMul(false, true, List.of(x, inputs.get(2)), output + " down");
        String update = model.matMul(false, true, List.of(thin, inputs.get(3)), output + " up");
        return add(update, inputs, output);
    }

    /// @param inputs the operands of [Op.LowRankConv]
    String conv(Op.LowRankConv conv, List<String> inputs, String output) {
        String x = cut(inputs.get(1), inputs.get(4), 2, 3);
        String thin =
                model.conv(conv.stride(), conv.pads(), List.of(x, inputs.get(2)), output + " down");
        String update = model.conv(1, NO_PADS, List.of(thin, inputs.get(3)), output + " up");
        return add(update, inputs, output);
    }

    /// The bias first: with one position that sum is small.
    private String add(String update, List<String> inputs, String output) {
        String shift =
                inputs.size() == 6
                        ? model.node("Add", List.of(update, inputs.get(5)), output + " shift")
                        : update;
        return model.node("Add", List.of(inputs.getFirst(), shift), output);
    }

    private String cut(String x, String reach, long... axes) {
        String known = cuts.get(x);
        if (known == null) {
            known =
                    model.node(
                            "Slice",
                            List.of(
                                    x,
                                    model.vector(new long[axes.length]),
                                    axes.length == 1 ? reach : both(reach),
                                    model.vector(axes)),
                            x + " cut");
            cuts.put(x, known);
        }
        return known;
    }

    private String both(String reach) {
        String name = reach + " both ways";
        if (twice.add(name)) {
            model.node("Concat", List.of(reach, reach), name, Attribute.of("axis", 0));
        }
        return name;
    }
}
