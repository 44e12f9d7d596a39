package org.scumble.engine.graph;

import java.util.List;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.Shape;

/// The output of an operator applied to other values: a node of a graph. Two values of one
/// [GraphBuilder] that are computed alike are the same object, so identity is equality.
public final class Value {

    private final Op op;
    private final List<Value> inputs;
    private final TensorType type;

    Value(Op op, List<Value> inputs, TensorType type) {
        this.op = op;
        this.inputs = List.copyOf(inputs);
        this.type = type;
    }

    public Op op() {
        return op;
    }

    /// The operands, in the operator's order.
    public List<Value> inputs() {
        return inputs;
    }

    public TensorType type() {
        return type;
    }

    public DType dtype() {
        return type.dtype();
    }

    public Shape shape() {
        return type.shape();
    }

    /// The name of an input or a parameter.
    ///
    /// @throws IllegalStateException if this value is computed, and so has none
    public String name() {
        return switch (op) {
            case Op.Named named -> named.name();
            case Op.Constant _, Op.Computed _ ->
                    throw new IllegalStateException("Has no name: " + this);
        };
    }

    @Override
    public String toString() {
        return op.text() + " : " + type;
    }
}
