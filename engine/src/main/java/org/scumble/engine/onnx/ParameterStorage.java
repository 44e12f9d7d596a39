package org.scumble.engine.onnx;

import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.HostTensor;

/// Where the elements of a parameter are. Their order is that of the parameter's shape in the
/// graph; axes of size 1 that the file has more or less do not matter.
public sealed interface ParameterStorage {

    DType dtype();

    /// Bytes taken.
    long length();

    /// A slice of a file that the runtime maps.
    ///
    /// @param location the file's name, in the folder given to the runtime
    /// @param offset first byte, counted from the beginning of the file
    record External(String location, long offset, long length, DType dtype)
            implements ParameterStorage {}

    /// In the model itself.
    record Inline(HostTensor value) implements ParameterStorage {
        @Override
        public DType dtype() {
            return value.dtype();
        }

        @Override
        public long length() {
            return value.elements() * value.dtype().bytes();
        }
    }
}
