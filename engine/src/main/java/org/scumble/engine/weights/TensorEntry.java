package org.scumble.engine.weights;

/// One line of a safetensors header.
///
/// @param name the tensor's key
/// @param type element type
/// @param shape sizes, outermost first; empty for a scalar
/// @param offset of the first byte, from the start of the file
/// @param length in bytes
public record TensorEntry(String name, StoredType type, long[] shape, long offset, long length) {
    public TensorEntry {
        shape = shape.clone();
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    long end() {
        return offset + length;
    }
}
