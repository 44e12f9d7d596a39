package org.scumble.engine.weights;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.HostTensor;

/// Where the bytes of one tensor stand in a file, row-major and little-endian.
///
/// @param file the file, links resolved
/// @param offset of the first byte
/// @param length in bytes
/// @param dtype element type
/// @param shape sizes, outermost first; empty for a scalar
public record TensorSlice(Path file, long offset, long length, DType dtype, long[] shape) {

    public TensorSlice {
        shape = shape.clone();
        if (offset < 0 || length != Math.multiplyExact(HostTensor.elements(shape), dtype.bytes())) {
            throw new IllegalArgumentException(
                    "A tensor of %s%s cannot stand in %d bytes from %d"
                            .formatted(dtype, Arrays.toString(shape), length, offset));
        }
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    /// The `index`-th of `count` equal parts along the first axis: one projection out of a fused
    /// one, for instance.
    public TensorSlice part(int index, int count) {
        if (shape.length == 0 || shape[0] % count != 0 || index < 0 || index >= count) {
            throw new IllegalArgumentException(
                    "No part %d of %d in %s".formatted(index, count, Arrays.toString(shape)));
        }
        long[] rows = shape();
        rows[0] /= count;
        long bytes = length / count;
        return new TensorSlice(file, offset + index * bytes, bytes, dtype, rows);
    }

    /// The same elements under another shape.
    public TensorSlice reshaped(long... sizes) {
        return new TensorSlice(file, offset, length, dtype, sizes);
    }

    /// The elements, mapped into memory rather than copied; they stay mapped while the tensor is in
    /// use. Bytes need not be aligned to their type.
    ///
    /// @throws EngineException if the file is gone or was cut short since its header was read, or
    ///     the tensor is larger than 2 GB
    public HostTensor read() {
        if (length > Integer.MAX_VALUE) {
            throw tooLarge();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() < offset + length) {
                throw Refusal.changed(file);
            }
            var bytes = channel.map(MapMode.READ_ONLY, offset, length, Arena.ofAuto());
            return new HostTensor(dtype, shape, bytes.asByteBuffer());
        } catch (IOException e) {
            throw Refusal.unreadable(file, e);
        }
    }

    /// A copy of the elements, good whatever becomes of the file.
    ///
    /// @throws EngineException as [#read]
    public HostTensor copy() {
        if (length > Integer.MAX_VALUE) {
            throw tooLarge();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocateDirect((int) length);
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, offset + bytes.position()) < 0) {
                    throw Refusal.changed(file);
                }
            }
            return new HostTensor(dtype, shape, bytes.flip());
        } catch (IOException e) {
            throw Refusal.unreadable(file, e);
        }
    }

    private EngineException tooLarge() {
        return new EngineException(
                Reason.UNSUPPORTED,
                "A tensor of %d bytes in %s is more than Scumble can read at once (2 GB)."
                        .formatted(length, file.getFileName()));
    }

    /// Equal place, type and shape.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TensorSlice that
                && file.equals(that.file)
                && offset == that.offset
                && dtype == that.dtype
                && Arrays.equals(shape, that.shape);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * file.hashCode() + Long.hashCode(offset)) + Arrays.hashCode(shape);
    }

    @Override
    public String toString() {
        return "%s%s at %d of %s".formatted(dtype, Arrays.toString(shape), offset, file);
    }
}
