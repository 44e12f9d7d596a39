package org.scumble.engine.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A tensor in host memory, row-major. The buffer is direct and little-endian, so that the runtime
/// can read it where it lies; its bytes are exactly those of the elements.
///
/// @param dtype element type
/// @param shape sizes, outermost first; empty for a scalar
/// @param data the elements; every call of the accessor answers an own view at position 0
public record HostTensor(DType dtype, long[] shape, ByteBuffer data) {

    public HostTensor {
        shape = shape.clone();
        if (!data.isDirect()) {
            throw new IllegalArgumentException("A host tensor needs a direct buffer");
        }
        data = data.slice().order(ByteOrder.LITTLE_ENDIAN);
        long expected = Math.multiplyExact(elements(shape), dtype.bytes());
        if (data.capacity() != expected) {
            throw new IllegalArgumentException(
                    "A tensor of %s%s takes %d bytes, but the buffer has %d"
                            .formatted(dtype, Arrays.toString(shape), expected, data.capacity()));
        }
    }

    /// A tensor of zeros.
    public static HostTensor zeros(DType dtype, long... shape) {
        long bytes = Math.multiplyExact(elements(shape), dtype.bytes());
        return new HostTensor(dtype, shape, ByteBuffer.allocateDirect(Math.toIntExact(bytes)));
    }

    /// An `F32` tensor holding a copy of `values`.
    public static HostTensor of(float[] values, long... shape) {
        ByteBuffer data = allocate(DType.F32, values.length);
        data.asFloatBuffer().put(values);
        return new HostTensor(DType.F32, shape, data);
    }

    /// An `I64` tensor holding a copy of `values`.
    public static HostTensor of(long[] values, long... shape) {
        ByteBuffer data = allocate(DType.I64, values.length);
        data.asLongBuffer().put(values);
        return new HostTensor(DType.I64, shape, data);
    }

    /// An `I32` tensor holding a copy of `values`.
    public static HostTensor of(int[] values, long... shape) {
        ByteBuffer data = allocate(DType.I32, values.length);
        data.asIntBuffer().put(values);
        return new HostTensor(DType.I32, shape, data);
    }

    /// An `F16` or `BF16` tensor holding a copy of the raw 16-bit patterns `bits`.
    public static HostTensor of(DType dtype, short[] bits, long... shape) {
        ByteBuffer data = allocate(dtype, bits.length);
        data.asShortBuffer().put(bits);
        return new HostTensor(dtype, shape, data);
    }

    /// An `F32` scalar.
    public static HostTensor scalar(float value) {
        return of(new float[] {value});
    }

    /// An `I64` scalar.
    public static HostTensor scalar(long value) {
        return of(new long[] {value});
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    @Override
    public ByteBuffer data() {
        return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /// The number of elements.
    public long elements() {
        return elements(shape);
    }

    /// The number of elements of a tensor of that shape.
    ///
    /// @throws IllegalArgumentException if a size is negative
    /// @throws ArithmeticException if there are more than a `long` counts
    public static long elements(long[] shape) {
        long count = 1;
        for (long size : shape) {
            if (size < 0) {
                throw new IllegalArgumentException("Negative size in " + Arrays.toString(shape));
            }
            count = Math.multiplyExact(count, size);
        }
        return count;
    }

    /// A copy of the elements as `float`.
    ///
    /// @throws IllegalStateException if they are not real numbers
    public float[] floats() {
        ByteBuffer view = data();
        return switch (dtype) {
            case F32 -> {
                float[] values = new float[Math.toIntExact(elements())];
                view.asFloatBuffer().get(values);
                yield values;
            }
            case F16 -> HalfPrecision.fromHalf(view.asShortBuffer());
            case BF16 -> HalfPrecision.fromBfloat16(view.asShortBuffer());
            case F64 -> {
                float[] values = new float[Math.toIntExact(elements())];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) view.getDouble(i * Double.BYTES);
                }
                yield values;
            }
            case I64, I32, I16, I8, U8, BOOL ->
                    throw new IllegalStateException("A tensor of " + dtype + " holds no floats");
        };
    }

    /// A copy of the elements as `long`.
    ///
    /// @throws IllegalStateException if they are real numbers
    public long[] longs() {
        ByteBuffer view = data();
        long[] values = new long[Math.toIntExact(elements())];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    switch (dtype) {
                        case I64 -> view.getLong();
                        case I32 -> view.getInt();
                        case I16 -> view.getShort();
                        case I8 -> view.get();
                        case U8, BOOL -> view.get() & 0xff;
                        case F32, F16, BF16, F64 ->
                                throw new IllegalStateException(
                                        "A tensor of " + dtype + " holds no integers");
                    };
        }
        return values;
    }

    /// Equal type, shape and bytes.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HostTensor that
                && dtype == that.dtype
                && Arrays.equals(shape, that.shape)
                && data.equals(that.data);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * dtype.hashCode() + Arrays.hashCode(shape)) + data.hashCode();
    }

    @Override
    public String toString() {
        return dtype + Arrays.toString(shape);
    }

    private static ByteBuffer allocate(DType dtype, int elements) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(elements, dtype.bytes()))
                .order(ByteOrder.LITTLE_ENDIAN);
    }
}
