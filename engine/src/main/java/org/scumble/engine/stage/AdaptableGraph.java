package org.scumble.engine.stage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.Cancellation;
import org.scumble.engine.adapter.LowRank;
import org.scumble.engine.adapter.Weighted;
import org.scumble.engine.graph.Graph;
import org.scumble.engine.graph.Value;
import org.scumble.engine.model.AdapterSlots;
import org.scumble.engine.runtime.CompiledGraph;
import org.scumble.engine.runtime.OnnxRuntime;
import org.scumble.engine.runtime.Outputs;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.Weights;

/// A compiled model and the LoRAs it wears, which are changed without compiling anything: several
/// on one layer lie side by side along the rank, their strengths in the second factor.
///
/// A change of strength alone rewrites the second factors; the memory of both is used again.
final class AdaptableGraph implements AutoCloseable {
    private final CompiledGraph compiled;

    private final Map<String, Factor> factors = new LinkedHashMap<>();

    private final Map<String, ByteBuffer> buffers = new HashMap<>();
    private final ByteBuffer zeros;
    private Map<String, List<Weighted>> worn = Map.of();
    private CompiledGraph.Kept kept;

    /// @param unit the shape of its input with a rank of 1
    private record Factor(String module, long[] unit) {}

    /// @param graph with [AdapterSlots]
    /// @param replaced parameters that take the place of the checkpoint's
    AdaptableGraph(
            Graph graph, Weights weights, Map<String, HostTensor> replaced, OnnxRuntime runtime) {
        long largest = 0;
        for (Value input : graph.inputs()) {
            String module = AdapterSlots.module(input.name());
            if (module != null) {
                long[] shape = input.shape().evaluate(Map.of(AdapterSlots.rankOf(module), 1L));
                factors.put(input.name(), new Factor(module, shape));
                largest = Math.max(largest, HostTensor.elements(shape));
            }
        }
        zeros = floats(Math.toIntExact(largest));
        compiled = runtime.compile(graph, weights, replaced);
        kept = compiled.keep(inputs(worn));
    }

    /// Puts on other LoRAs in place of those it wears.
    ///
    /// @param updates by module; those of layers that the model has not are passed over
    void wear(Map<String, List<Weighted>> updates) {
        if (updates.equals(worn)) {
            return;
        }
        CompiledGraph.Kept before = kept;
        kept = compiled.keep(inputs(updates));
        before.close();
        worn = updates;
    }

    Outputs run(Map<String, HostTensor> inputs, Cancellation cancellation) {
        return compiled.run(inputs, kept, cancellation);
    }

    @Override
    public void close() {
        kept.close();
        compiled.close();
    }

    private Map<String, HostTensor> inputs(Map<String, List<Weighted>> updates) {
        Map<String, HostTensor> inputs = new LinkedHashMap<>();
        long reach = updates.isEmpty() ? 1 : Long.MAX_VALUE;
        inputs.put(AdapterSlots.REACH, HostTensor.of(new long[] {reach}, 1));
        factors.forEach(
                (name, factor) ->
                        inputs.put(name, input(name, factor, updates.get(factor.module))));
        return inputs;
    }

    private HostTensor input(String name, Factor factor, @Nullable List<Weighted> stack) {
        if (stack == null) {
            return zero(factor.unit);
        }
        return name.endsWith(AdapterSlots.DOWN)
                ? down(name, factor, stack)
                : up(name, factor, stack);
    }

    private HostTensor zero(long[] shape) {
        int bytes = Math.toIntExact(HostTensor.elements(shape) * Float.BYTES);
        return new HostTensor(DType.F32, shape, zeros.slice(0, bytes));
    }

    /// The first factors one below the other.
    private HostTensor down(String name, Factor factor, List<Weighted> stack) {
        long[] shape = factor.unit.clone();
        shape[0] = rank(stack);
        ByteBuffer data = buffer(name, shape);
        List<Weighted> before = worn.get(factor.module);
        if (before == null || !sameUpdates(before, stack)) {
            FloatBuffer values = data.asFloatBuffer();
            stack.forEach(one -> values.put(one.update().down()));
        }
        return new HostTensor(DType.F32, shape, data);
    }

    /// The second factors side by side.
    private HostTensor up(String name, Factor factor, List<Weighted> stack) {
        long[] shape = factor.unit.clone();
        int rank = rank(stack);
        shape[1] = rank;
        ByteBuffer data = buffer(name, shape);
        FloatBuffer values = data.asFloatBuffer();
        int column = 0;
        for (Weighted one : stack) {
            float strength = (float) one.strength();
            LowRank update = one.update();
            float[] row = new float[update.rank()];
            for (int i = 0; i < shape[0]; i++) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = strength * update.up()[i * row.length + j];
                }
                values.put(i * rank + column, row);
            }
            column += row.length;
        }
        return new HostTensor(DType.F32, shape, data);
    }

    private static int rank(List<Weighted> stack) {
        return stack.stream().mapToInt(one -> one.update().rank()).sum();
    }

    private static boolean sameUpdates(List<Weighted> a, List<Weighted> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!a.get(i).update().equals(b.get(i).update())) {
                return false;
            }
        }
        return true;
    }

    /// Memory for a factor, grown if what it had is too small.
    private ByteBuffer buffer(String name, long[] shape) {
        int elements = Math.toIntExact(HostTensor.elements(shape));
        ByteBuffer known = buffers.get(name);
        if (known == null || known.capacity() < elements * Float.BYTES) {
            known = floats(elements);
            buffers.put(name, known);
        }
        return known.slice(0, elements * Float.BYTES).order(ByteOrder.nativeOrder());
    }

    private static ByteBuffer floats(int count) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(count, Float.BYTES))
                .order(ByteOrder.nativeOrder());
    }
}
