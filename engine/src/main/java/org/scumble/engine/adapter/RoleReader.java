package org.scumble.engine.adapter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.tensor.HostTensor;

/// Reads a module's tensors by their roles, and refuses those that are not sound or do not go
/// together.
final class RoleReader {
    /// Far above the ranks that are trained. Larger products on the way fill the memory.
    private static final int LARGEST_RANK = 1024;

    private final Map<String, HostTensor> tensors;
    private final long[] layer;

    RoleReader(ModuleTensors module, Target target) {
        tensors = module.tensors();
        layer = target.shape().stream().mapToLong(Long::longValue).toArray();
    }

    boolean has(String role) {
        return tensors.containsKey(role);
    }

    boolean hasAny(Collection<String> roles) {
        return roles.stream().anyMatch(tensors::containsKey);
    }

    /// The roles that there are, in order, for messages.
    String roles() {
        return String.join(", ", tensors.keySet().stream().sorted().toList());
    }

    /// The shape of the layer's weight.
    long[] layer() {
        return layer.clone();
    }

    long[] shape(String role) throws Misfit {
        return tensor(role).shape();
    }

    /// All elements of a tensor, at least one, every one a finite number.
    float[] numbers(String role) throws Misfit {
        HostTensor tensor = tensor(role);
        if (tensor.elements() == 0) {
            throw new Misfit("its %s is empty".formatted(role));
        }
        if (!tensor.dtype().isFloating()) {
            throw new Misfit("its %s holds whole numbers".formatted(role));
        }
        float[] numbers = tensor.floats();
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                throw new Misfit("its %s holds values that are not numbers".formatted(role));
            }
        }
        return numbers;
    }

    /// A scalar of any type.
    double number(String role) throws Misfit {
        HostTensor tensor = tensor(role);
        if (tensor.elements() != 1) {
            throw new Misfit("its %s is not a single number".formatted(role));
        }
        return tensor.dtype().isFloating() ? numbers(role)[0] : tensor.longs()[0];
    }

    /// The size of a tensor's first axis; 1 for a scalar.
    long firstAxis(String role) throws Misfit {
        long[] shape = shape(role);
        return shape.length == 0 ? 1 : shape[0];
    }

    /// `alpha / rank`, or 1 where there is no alpha or it is 0.
    ///
    /// @param down the role of the tensor whose first axis is the rank
    float scale(String down) throws Misfit {
        double alpha = has("alpha") ? number("alpha") : 0;
        return alpha == 0 ? 1 : (float) (alpha / firstAxis(down));
    }

    /// A tensor as a matrix of its first axis by all others.
    Matrix matrix(String role) throws Misfit {
        if (tensor(role).elements() == 0) {
            throw new Misfit("its rank is 0");
        }
        float[] values = numbers(role);
        int rows = (int) firstAxis(role);
        return new Matrix(rows, values.length / rows, values);
    }

    /// A matrix whose columns hold the layer's kernel: `[n, m, kH, kW]`, or flat, `[n, m·kH·kW]`.
    Matrix kernels(String role) throws Misfit {
        long[] shape = shape(role);
        if (shape.length > 2 && !Arrays.equals(kernel(shape), kernel(layer))) {
            throw new Misfit(
                    "its shape %s does not go with the layer's, %s"
                            .formatted(Arrays.toString(shape), Arrays.toString(layer)));
        }
        return matrix(role);
    }

    /// A product of `up`, `[rows, rank]`, and `down`, `[rank, columns]` with the layer's kernel.
    Factors factors(String up, String down) throws Misfit {
        requireMatrix();
        return multiplied(up, down, matrix(up), kernels(down));
    }

    /// A product that mixes the layer's inputs, whatever its kernel: `up`, `[in, rank]`, and
    /// `down`, `[rank, in]`.
    Factors ofInputs(String up, String down) throws Misfit {
        requireMatrix();
        Factors factors = multiplied(up, down, matrix(up), matrix(down));
        if (factors.up().rows() != layer[1] || factors.down().columns() != layer[1]) {
            throw new Misfit(
                    "its shapes %s do not go with the layer's, %s"
                            .formatted(shapes(up, down), Arrays.toString(layer)));
        }
        requireProportion(factors.rank());
        return factors;
    }

    private Factors multiplied(String up, String down, Matrix left, Matrix right) throws Misfit {
        if (left.columns() != right.rows()) {
            throw new Misfit("its shapes %s do not multiply".formatted(shapes(up, down)));
        }
        return new Factors(left, right);
    }

    /// The same with a core between both that holds the kernel (a Tucker decomposition), which is
    /// worked into `down`.
    ///
    /// @param up `[rows, m]`
    /// @param core `[m, n, kH, kW]`
    /// @param down `[n, columns]`
    Factors tucker(Matrix up, String core, String down) throws Misfit {
        requireMatrix();
        Matrix middle = kernels(core);
        Matrix right = matrix(down);
        int m = middle.rows();
        int kernel = (int) tail(shape(core), 2);
        if (up.columns() != m || middle.columns() != (long) right.rows() * kernel) {
            throw new Misfit(
                    "its shapes [%d, %d], %s do not multiply"
                            .formatted(up.rows(), up.columns(), shapes(core, down)));
        }
        requireProportion(m);
        if (right.columns() > layer[1]) {
            throw notTheLayers(up.rows(), (long) right.columns() * kernel);
        }
        return Factors.tucker(up, middle, right, kernel);
    }

    /// Refuses a change whose shape, as a matrix, is not the layer's.
    void requireLayer(long rows, long columns) throws Misfit {
        if (rows != layer[0] || columns != tail(layer, 1)) {
            throw notTheLayers(rows, columns);
        }
    }

    private static void requireProportion(int rank) throws Misfit {
        if (rank > LARGEST_RANK) {
            throw new Misfit("its rank %d is out of all proportion".formatted(rank));
        }
    }

    /// Refuses layers that are neither linear nor convolutions.
    void requireMatrix() throws Misfit {
        if (layer.length < 2) {
            throw new Misfit(
                    "it is for a linear layer or a convolution, and the layer's shape is "
                            + Arrays.toString(layer));
        }
    }

    private Misfit notTheLayers(long rows, long columns) {
        return new Misfit(
                "its change has the shape [%d, %d], the layer %s"
                        .formatted(rows, columns, Arrays.toString(layer)));
    }

    private HostTensor tensor(String role) throws Misfit {
        @Nullable HostTensor tensor = tensors.get(role);
        if (tensor == null) {
            throw new Misfit("it has %s, but no %s".formatted(roles(), role));
        }
        return tensor;
    }

    private String shapes(String... roles) throws Misfit {
        List<String> shapes = new ArrayList<>();
        for (String role : roles) {
            shapes.add(Arrays.toString(shape(role)));
        }
        return String.join(" and ", shapes);
    }

    /// How many elements the axes from `first` on have together.
    private static long tail(long[] shape, int first) {
        long size = 1;
        for (int axis = first; axis < shape.length; axis++) {
            size *= shape[axis];
        }
        return size;
    }

    /// The axes behind the first two, without a 1×1 kernel's.
    private static long[] kernel(long[] shape) {
        int end = shape.length;
        while (end > 2 && shape[end - 1] == 1) {
            end--;
        }
        return Arrays.copyOfRange(shape, Math.min(2, end), end);
    }
}
