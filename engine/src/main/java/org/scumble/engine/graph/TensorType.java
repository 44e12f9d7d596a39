package org.scumble.engine.graph;

import java.util.Locale;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.Shape;

/// What is known of a value before the graph runs.
public record TensorType(DType dtype, Shape shape) {
    @Override
    public String toString() {
        return dtype.name().toLowerCase(Locale.ROOT) + shape;
    }
}
