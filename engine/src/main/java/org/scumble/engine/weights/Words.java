package org.scumble.engine.weights;

import java.util.Locale;
import org.scumble.engine.tensor.DType;

/// How things are called in descriptions.
final class Words {
    private Words() {}

    static String of(DType dtype) {
        return switch (dtype) {
            case F16 -> "fp16";
            case BF16 -> "bf16";
            case F32 -> "fp32";
            case F64 -> "fp64";
            case I64, I32, I16, I8, U8, BOOL -> dtype.name().toLowerCase(Locale.ROOT);
        };
    }

    /// A count of bytes, in decimal units.
    static String size(long bytes) {
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%.0f MB", Math.ceil(bytes / 1e6))
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
