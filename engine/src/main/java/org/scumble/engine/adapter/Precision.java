package org.scumble.engine.adapter;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.HalfPrecision;
import org.scumble.engine.tensor.HostTensor;

/// The number format that weights are written in.
public enum Precision {
    FP16(DType.F16),
    BF16(DType.BF16),
    FP32(DType.F32),
    /// That of each weight before.
    KEEP(null);

    private final @Nullable DType type;

    Precision(@Nullable DType type) {
        this.type = type;
    }

    /// The type in which a tensor that was of the type `before` is written.
    DType of(DType before) {
        return type == null ? before : type;
    }

    /// A tensor of `values`.
    ///
    /// @throws EngineException of reason BAD_REQUEST if one is beyond the range of half precision
    static HostTensor tensor(DType type, float[] values, long... shape) {
        return switch (type) {
            case F32 -> HostTensor.of(values, shape);
            case BF16 -> HostTensor.of(type, HalfPrecision.toBfloat16(values), shape);
            case F16 -> HostTensor.of(type, halves(values), shape);
            case F64 -> doubles(values, shape);
            case I64, I32, I16, I8, U8, BOOL ->
                    throw new IllegalArgumentException("Weights are no " + type);
        };
    }

    private static short[] halves(float[] values) {
        short[] halves = HalfPrecision.toHalf(values);
        for (int i = 0; i < halves.length; i++) {
            if (Float.isFinite(values[i]) && !Float.isFinite(HalfPrecision.fromHalf(halves[i]))) {
                throw new EngineException(
                        Reason.BAD_REQUEST,
                        String.format(
                                Locale.ROOT,
                                "A weight of %.0f is too large for fp16. Choose bf16 or fp32.",
                                values[i]));
            }
        }
        return halves;
    }

    private static HostTensor doubles(float[] values, long... shape) {
        HostTensor tensor = HostTensor.zeros(DType.F64, shape);
        for (int i = 0; i < values.length; i++) {
            tensor.data().putDouble(i * Double.BYTES, values[i]);
        }
        return tensor;
    }
}
