package org.scumble.engine.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The sizes of a tensor, outermost first.
///
/// @param dims one size an axis; none for a scalar
public record Shape(List<Dim> dims) {

    public static final Shape SCALAR = new Shape(List.of());

    public Shape {
        dims = List.copyOf(dims);
    }

    /// A shape of numbers ([Long] or [Integer]) and sizes ([Dim]).
    public static Shape of(Object... sizes) {
        return new Shape(Arrays.stream(sizes).map(Shape::dimOf).toList());
    }

    /// A shape of known sizes.
    public static Shape of(long[] sizes) {
        return new Shape(Arrays.stream(sizes).mapToObj(Dim::of).toList());
    }

    private static Dim dimOf(Object size) {
        return switch (size) {
            case Dim dim -> dim;
            case Long value -> Dim.of(value);
            case Integer value -> Dim.of(value);
            default -> throw new IllegalArgumentException("Not a size: " + size);
        };
    }

    public int rank() {
        return dims.size();
    }

    /// The size along `axis`, counted from the end if negative.
    public Dim dim(int axis) {
        return dims.get(axis(axis));
    }

    /// `axis`, counted from the end if negative, as an index.
    ///
    /// @throws IllegalArgumentException if this shape has no such axis
    public int axis(int axis) {
        int index = axis < 0 ? axis + rank() : axis;
        if (index < 0 || index >= rank()) {
            throw new IllegalArgumentException("The shape " + this + " has no axis " + axis);
        }
        return index;
    }

    /// This shape with another size along `axis`.
    public Shape with(int axis, Dim size) {
        List<Dim> changed = new ArrayList<>(dims);
        changed.set(axis(axis), size);
        return new Shape(changed);
    }

    /// The number of elements.
    public Dim elements() {
        return dims.stream().reduce(Dim.ONE, Dim::times);
    }

    public boolean isConstant() {
        return dims.stream().allMatch(Dim::isConstant);
    }

    /// The sizes for given values of the symbols.
    public long[] evaluate(Map<String, Long> symbols) {
        return dims.stream().mapToLong(dim -> dim.evaluate(symbols)).toArray();
    }

    @Override
    public String toString() {
        return dims.toString();
    }
}
