package org.scumble.engine.weights;

import org.jspecify.annotations.Nullable;
import org.scumble.engine.tensor.DType;

/// An element type of the safetensors format, under the name the format gives it.
public enum StoredType {
    BOOL(8, DType.BOOL),
    U8(8, DType.U8),
    I8(8, DType.I8),
    I16(16, DType.I16),
    U16(16, null),
    I32(32, DType.I32),
    U32(32, null),
    I64(64, DType.I64),
    U64(64, null),
    F4(4, null),
    F6_E2M3(6, null),
    F6_E3M2(6, null),
    F8_E4M3(8, null),
    F8_E5M2(8, null),
    F8_E8M0(8, null),
    F8_E4M3FNUZ(8, null),
    F8_E5M2FNUZ(8, null),
    F16(16, DType.F16),
    BF16(16, DType.BF16),
    F32(32, DType.F32),
    F64(64, DType.F64),
    C64(64, null);

    private final int bits;
    private final @Nullable DType dtype;

    StoredType(int bits, @Nullable DType dtype) {
        this.bits = bits;
        this.dtype = dtype;
    }

    /// The type in which tensors of `dtype` are stored.
    public static StoredType of(DType dtype) {
        return valueOf(dtype.name());
    }

    /// Bits of one element; the rest of the last byte of a tensor may not be left over.
    public int bits() {
        return bits;
    }

    /// The engine's type, or null where the engine knows the format but does not compute with it.
    public @Nullable DType dtype() {
        return dtype;
    }
}
