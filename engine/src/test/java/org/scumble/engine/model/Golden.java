package org.scumble.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.Safetensors;

/// A tiny model with what the reference implementation made of some inputs, written by `models.py`.
///
/// @param config the model's `config.json`
/// @param weights by name
/// @param cases inputs and outputs
record Golden(JsonNode config, Map<String, HostTensor> weights, List<Case> cases) {

    /// The largest error allowed, relative to the largest value of the reference's output.
    private static final double TOLERANCE = 1e-4;

    /// One run of the reference.
    record Case(Map<String, HostTensor> inputs, Map<String, HostTensor> outputs) {
        Case() {
            this(new HashMap<>(), new HashMap<>());
        }

        void assertOutput(String name, HostTensor actual) {
            HostTensor expected = outputs.get(name);
            assertThat(actual.shape()).as("shape of " + name).isEqualTo(expected.shape());
            float[] want = expected.floats();
            float[] got = actual.floats();
            double scale = 0;
            double error = 0;
            for (int i = 0; i < want.length; i++) {
                scale = Math.max(scale, Math.abs(want[i]));
                error = Math.max(error, Math.abs(want[i] - got[i]));
            }
            assertThat(error / scale).as("relative error of " + name).isLessThan(TOLERANCE);
        }
    }

    static Golden load(String name) {
        Safetensors file = Safetensors.open(path(name + ".safetensors"));
        Map<String, HostTensor> weights = new HashMap<>();
        List<Case> cases = new ArrayList<>();
        for (String key : file.entries().keySet()) {
            String[] parts = key.split("\\.", 4);
            if (!parts[0].equals("case")) {
                weights.put(key, file.read(key));
                continue;
            }
            int index = Integer.parseInt(parts[1]);
            while (cases.size() <= index) {
                cases.add(new Case());
            }
            Case one = cases.get(index);
            (parts[2].equals("in") ? one.inputs() : one.outputs()).put(parts[3], file.read(key));
        }
        JsonNode config = json(file.metadata().get("config"));
        cases.forEach(it -> addNoEmbeddings(it.inputs(), config));
        return new Golden(config, weights, cases);
    }

    /// The reference's text encoders have no inputs for vectors in place of tokens.
    private static void addNoEmbeddings(Map<String, HostTensor> inputs, JsonNode config) {
        HostTensor ids = inputs.get("input_ids");
        if (ids != null) {
            long batch = ids.shape()[0];
            long tokens = ids.shape()[1];
            long width = config.get("hidden_size").asLong();
            inputs.put(ClipTextModel.EMBEDDING_MASK, HostTensor.zeros(DType.F32, batch, tokens, 1));
            inputs.put(
                    ClipTextModel.EMBEDDING_OVERRIDE,
                    HostTensor.zeros(DType.F32, batch, tokens, width));
        }
    }

    private static Path path(String file) {
        try {
            return Path.of(Golden.class.getResource("/golden/models/" + file).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
