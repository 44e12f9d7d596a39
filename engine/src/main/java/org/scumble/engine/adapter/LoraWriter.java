package org.scumble.engine.adapter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.AdapterHashes;
import org.scumble.engine.weights.SafetensorsWriter;

/// Writes a LoRA as kohya's scripts do. The header gets the ranks, and the hashes by which other
/// programs know the file.
final class LoraWriter {
    private static final String DIM = "ss_network_dim";
    private static final String ALPHA = "ss_network_alpha";
    private static final String ARGUMENTS = "ss_network_args";
    private static final String MODULE = "ss_network_module";

    /// What kohya's scripts write for ranks that differ from layer to layer.
    private static final String DYNAMIC = "Dynamic";

    private final DType type;
    private final Map<String, HostTensor> tensors = new HashMap<>();
    private final Ranks ranks = new Ranks();
    private final Ranks kernelRanks = new Ranks();

    /// The ranks that were chosen. A layer too small for its rank says nothing of that.
    private static final class Ranks {
        private final SortedSet<Integer> chosen = new TreeSet<>();
        private int highest;

        void add(int rank, long full) {
            highest = Math.max(highest, rank);
            if (rank < full) {
                chosen.add(rank);
            }
        }

        boolean isEmpty() {
            return highest == 0;
        }

        /// As kohya's scripts write it.
        @Override
        public String toString() {
            return chosen.size() > 1
                    ? DYNAMIC
                    : String.valueOf(chosen.isEmpty() ? highest : chosen.getFirst());
        }
    }

    /// @param type of all factors
    LoraWriter(DType type) {
        this.type = type;
    }

    /// Adds a layer's factors. Their scale is worked in, so alpha is the rank.
    ///
    /// @param shape of the weight that they change
    void add(LoraKeys keys, List<Long> shape, LowRank factors) {
        int rank = factors.rank();
        long[] down = shape.stream().mapToLong(Long::longValue).toArray();
        down[0] = rank;
        long[] up = new long[down.length];
        Arrays.fill(up, 1);
        up[0] = shape.getFirst();
        up[1] = rank;
        tensors.put(keys.down(), Precision.tensor(type, factors.down(), down));
        tensors.put(keys.up(), Precision.tensor(type, factors.up(), up));
        String alpha = keys.alpha();
        if (alpha != null) {
            tensors.put(alpha, Precision.tensor(type, new float[] {rank}));
        }
        boolean kernel = shape.stream().skip(2).anyMatch(side -> side > 1);
        long full = Math.min(shape.getFirst(), factors.down().length / rank);
        (kernel ? kernelRanks : ranks).add(rank, full);
    }

    /// Adds a tensor that is no factor.
    void add(String key, HostTensor tensor) {
        tensors.put(key, tensor);
    }

    boolean isEmpty() {
        return tensors.isEmpty();
    }

    /// Writes the file.
    ///
    /// @param metadata what else its header says
    /// @throws org.scumble.engine.EngineException of reason CANNOT_WRITE
    void write(Path file, Map<String, String> metadata) {
        Map<String, String> texts = new HashMap<>(metadata);
        texts.putIfAbsent(MODULE, "networks.lora");
        if (!ranks.isEmpty()) {
            texts.put(DIM, ranks.toString());
            texts.put(ALPHA, ranks.toString());
        }
        if (!kernelRanks.isEmpty()) {
            texts.put(ARGUMENTS, arguments(metadata));
        }
        AdapterHashes hashes = AdapterHashes.of(tensors, texts);
        texts.put("sshs_model_hash", hashes.tensors());
        texts.put("sshs_legacy_hash", hashes.legacy());
        texts.put(ModelSpec.HASH, "0x" + hashes.tensors());
        SafetensorsWriter.write(file, tensors, texts);
    }

    /// The arguments that the network was made with, the ranks of convolutions among them.
    private String arguments(Map<String, String> metadata) {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        MetadataJson.read(metadata, ARGUMENTS)
                .properties()
                .forEach(argument -> arguments.set(argument.getKey(), argument.getValue()));
        arguments.put("conv_dim", kernelRanks.toString());
        arguments.put("conv_alpha", kernelRanks.toString());
        return arguments.toString();
    }
}
