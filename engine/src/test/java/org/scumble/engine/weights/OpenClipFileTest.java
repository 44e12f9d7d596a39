package org.scumble.engine.weights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.Cancellation;
import org.scumble.engine.Device;
import org.scumble.engine.model.ClipTextConfig;
import org.scumble.engine.model.ClipTextModel;
import org.scumble.engine.model.ClipTextModel.Output;
import org.scumble.engine.runtime.CompiledGraph;
import org.scumble.engine.runtime.OnnxRuntime;
import org.scumble.engine.runtime.Outputs;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.HalfPrecision;
import org.scumble.engine.tensor.HostTensor;

/// One tiny OpenCLIP text encoder in half precision, run from the layout of a single file, with its
/// fused projections and its transposed one, and from that of a diffusers folder.
class OpenClipFileTest {
    private static final String PREFIX = "conditioner.embedders.1.model.";
    private static final String CASE = "case.0.in.";

    /// Beginnings of names in transformers and in OpenCLIP, as their sources have them.
    private static final Map<String, String> MODULES =
            Map.of(
                    "text_model.embeddings.token_embedding.weight", "token_embedding.weight",
                    "text_model.embeddings.position_embedding.weight", "positional_embedding",
                    "text_model.final_layer_norm", "ln_final",
                    "text_model.encoder.layers", "transformer.resblocks",
                    "layer_norm1", "ln_1",
                    "layer_norm2", "ln_2",
                    "mlp.fc1", "mlp.c_fc",
                    "mlp.fc2", "mlp.c_proj",
                    "self_attn.out_proj", "attn.out_proj");

    @TempDir private Path folder;
    private Safetensors golden;
    private ClipTextConfig config;

    @BeforeEach
    void open() throws URISyntaxException, IOException {
        golden =
                Safetensors.open(
                        Path.of(
                                OpenClipFileTest.class
                                        .getResource(
                                                "/golden/models/text-openclip-bigg.safetensors")
                                        .toURI()));
        config =
                ClipTextConfig.fromJson(
                        new ObjectMapper().readTree(golden.metadata().get("config")));
    }

    @Test
    void bothLayoutsGiveTheSame() {
        Map<String, HostTensor> transformers = new HashMap<>();
        for (String name : ModelParameters.of(config).keySet()) {
            transformers.put(name, half(golden.read(name)));
        }
        ClipTextConfig transposed = config.withTransposedProjection();
        KeyMapping openClip = ClipTextKeys.openClip(transposed).under(PREFIX);

        Outputs expected = run(config, transformers, KeyMapping.identity(), "folder");
        Outputs actual = run(transposed, openClip(transformers), openClip, "file");

        for (String output : List.of("hidden_states", "pooled")) {
            assertThat(actual.get(output).floats())
                    .usingComparatorWithPrecision(1e-5f)
                    .containsExactly(expected.get(output).floats());
        }
    }

    private Outputs run(
            ClipTextConfig shape, Map<String, HostTensor> tensors, KeyMapping keys, String name) {
        Path path = folder.resolve(name + ".safetensors");
        SafetensorsWriter.write(path, tensors, Map.of());
        StoredTensors stored = StoredTensors.of(Safetensors.open(path));
        Weights weights = Weights.find(ModelParameters.of(shape), stored, keys);
        assertThat(weights.missing()).isEmpty();
        assertThat(weights.misshapen()).isEmpty();
        assertThat(weights.unexpected()).isEmpty();
        assertThat(weights.dtype()).isEqualTo(DType.F16);
        OnnxRuntime runtime = new OnnxRuntime(folder, Device.CPU, 1);
        try (CompiledGraph graph =
                runtime.compile(ClipTextModel.graph(shape, new Output(1, false, true)), weights)) {
            HostTensor ids = golden.read(CASE + "input_ids");
            long batch = ids.shape()[0];
            long tokens = ids.shape()[1];
            long width = shape.transformer().hiddenSize();
            return graph.run(
                    Map.of(
                            "input_ids", ids,
                            "eos_index", golden.read(CASE + "eos_index"),
                            "embedding_mask", HostTensor.zeros(DType.F32, batch, tokens, 1),
                            "embedding_override",
                                    HostTensor.zeros(DType.F32, batch, tokens, width)),
                    new Cancellation());
        }
    }

    /// The same tensors as a single file holds them.
    private Map<String, HostTensor> openClip(Map<String, HostTensor> transformers) {
        Map<String, HostTensor> tensors = new HashMap<>();
        transformers.forEach(
                (name, tensor) -> {
                    String key = PREFIX + renamed(name);
                    if (name.equals("text_projection.weight")) {
                        tensors.put(PREFIX + "text_projection", transposed(tensor));
                    } else if (name.contains(".q_proj.")) {
                        List<HostTensor> parts = new ArrayList<>();
                        for (String part : List.of(".q_proj.", ".k_proj.", ".v_proj.")) {
                            parts.add(transformers.get(name.replace(".q_proj.", part)));
                        }
                        tensors.put(
                                key.replace("self_attn.q_proj.", "attn.in_proj_"), joined(parts));
                    } else if (!name.contains(".k_proj.") && !name.contains(".v_proj.")) {
                        tensors.put(key, tensor);
                    }
                });
        return tensors;
    }

    private static String renamed(String name) {
        String renamed = name;
        for (Map.Entry<String, String> module : MODULES.entrySet()) {
            renamed = renamed.replace(module.getKey(), module.getValue());
        }
        return renamed;
    }

    private static HostTensor half(HostTensor tensor) {
        return HostTensor.of(DType.F16, HalfPrecision.toHalf(tensor.floats()), tensor.shape());
    }

    private static HostTensor transposed(HostTensor matrix) {
        int rows = (int) matrix.shape()[0];
        int columns = (int) matrix.shape()[1];
        float[] values = matrix.floats();
        float[] swapped = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            swapped[i % columns * rows + i / columns] = values[i];
        }
        return half(HostTensor.of(swapped, columns, rows));
    }

    /// One below the other.
    private static HostTensor joined(List<HostTensor> parts) {
        long[] shape = parts.getFirst().shape();
        shape[0] *= parts.size();
        HostTensor all = HostTensor.zeros(DType.F16, shape);
        var data = all.data();
        parts.forEach(part -> data.put(part.data()));
        return all;
    }
}
