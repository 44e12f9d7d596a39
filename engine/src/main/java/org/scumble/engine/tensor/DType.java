package org.scumble.engine.tensor;

/// The element type of a tensor.
public enum DType {
    F32(4),
    F16(2),
    BF16(2),
    F64(8),
    I64(8),
    I32(4),
    I16(2),
    I8(1),
    U8(1),
    BOOL(1);

    private final int bytes;

    DType(int bytes) {
        this.bytes = bytes;
    }

    /// Bytes of one element.
    public int bytes() {
        return bytes;
    }

    /// Whether elements are real numbers, at any precision.
    public boolean isFloating() {
        return switch (this) {
            case F32, F16, BF16, F64 -> true;
            case I64, I32, I16, I8, U8, BOOL -> false;
        };
    }
}
