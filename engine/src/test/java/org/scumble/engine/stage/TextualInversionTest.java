package org.scumble.engine.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scumble.engine.Cancellation;
import org.scumble.engine.Device;
import org.scumble.engine.TinyModels;
import org.scumble.engine.prompt.Embedding;
import org.scumble.engine.prompt.ListedEmbeddings;
import org.scumble.engine.prompt.Prompt;
import org.scumble.engine.prompt.WeightedPrompt;
import org.scumble.engine.runtime.OnnxRuntime;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.Checkpoint;
import org.scumble.engine.weights.Safetensors;

/// Prompts with embeddings, from text to hidden states, beside what diffusers makes of them.
class TextualInversionTest {
    /// The largest error allowed, relative to the largest value of the reference's.
    private static final double TOLERANCE = 1e-4;

    @TempDir private Path cache;

    @ParameterizedTest
    @ValueSource(strings = {"sd15", "sdxl"})
    void promptsMeanTheSameAsInTheReference(String name) {
        Safetensors golden = golden(name);
        ListedEmbeddings embeddings = ListedEmbeddings.of(embedding(golden));
        List<String> prompts = prompts(golden);
        try (DiffusionModel model =
                DiffusionModel.open(
                        Checkpoint.open(TinyModels.folder(name)),
                        cache,
                        new OnnxRuntime(cache, Device.CPU, 1))) {
            assertThat(model.text().embeddingFit().obstacle(embeddings.all().getFirst())).isEmpty();
            for (int i = 0; i < prompts.size(); i++) {
                Prompt prompt = Prompt.parse(prompts.get(i), embeddings);
                List<WeightedPrompt> tokens =
                        model.text().schedules(prompt, 1).stream().map(it -> it.at(0)).toList();

                Conditioning encoded = model.text().encode(tokens, 1, 0, new Cancellation());

                assertClose(golden.read("hidden." + i), encoded.hidden());
                if (golden.entries().containsKey("pooled." + i)) {
                    assertClose(
                            golden.read("pooled." + i), Objects.requireNonNull(encoded.pooled()));
                }
            }
        }
    }

    private static Embedding embedding(Safetensors golden) {
        List<float[][]> vectors = new ArrayList<>();
        for (int i = 0; golden.entries().containsKey("vectors." + i); i++) {
            HostTensor rows = golden.read("vectors." + i);
            int width = (int) rows.shape()[1];
            float[] values = rows.floats();
            float[][] split = new float[values.length / width][width];
            for (int row = 0; row < split.length; row++) {
                System.arraycopy(values, row * width, split[row], 0, width);
            }
            vectors.add(split);
        }
        return new Embedding("tok", vectors);
    }

    private static void assertClose(HostTensor expected, float[] actual) {
        float[] wanted = expected.floats();
        assertThat(actual).hasSameSizeAs(wanted);
        double scale = 0;
        for (float value : wanted) {
            scale = Math.max(scale, Math.abs(value));
        }
        for (int i = 0; i < wanted.length; i++) {
            assertThat((double) actual[i]).isCloseTo(wanted[i], within(TOLERANCE * scale));
        }
    }

    private static List<String> prompts(Safetensors golden) {
        try {
            return List.of(
                    new ObjectMapper().readValue(golden.metadata().get("prompts"), String[].class));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Safetensors golden(String name) {
        String resource = "/golden/inversion/" + name + ".safetensors";
        try {
            return Safetensors.open(
                    Path.of(
                            Objects.requireNonNull(TextualInversionTest.class.getResource(resource))
                                    .toURI()));
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
