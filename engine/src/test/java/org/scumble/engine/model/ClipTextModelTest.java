package org.scumble.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scumble.engine.graph.Interpreter;
import org.scumble.engine.model.ClipTextModel.Output;
import org.scumble.engine.onnx.OnnxRunner;
import org.scumble.engine.tensor.HostTensor;

class ClipTextModelTest {
    @Test
    void clipLWithAnyClipSkip() {
        agrees("text-clip-l", 0, 1, 2);
    }

    @Test
    void openClipHWithAnyClipSkip() {
        agrees("text-openclip-h", 0, 1);
    }

    @Test
    void openClipBigGWithItsPooledProjection() {
        agrees("text-openclip-bigg", 1, 2);
    }

    @Test
    void theProjectionMayBeStoredTransposed() {
        Golden golden = Golden.load("text-openclip-bigg");
        var config = ClipTextConfig.fromJson(golden.config()).withTransposedProjection();
        Map<String, HostTensor> weights = new HashMap<>(golden.weights());
        weights.compute("text_projection.weight", (_, weight) -> transposed(weight));
        Golden.Case one = golden.cases().getFirst();

        HostTensor pooled =
                OnnxRunner.run(
                                ClipTextModel.graph(config, new Output(1, false, true)),
                                weights,
                                one.inputs())
                        .get("pooled");

        one.assertOutput("pooled", pooled);
    }

    /// Whether a position is overridden or not, it is computed exactly the same.
    @Test
    void aVectorLikeATokensOwnEmbeddingChangesNothing() {
        Golden golden = Golden.load("text-openclip-bigg");
        var graph =
                ClipTextModel.graph(
                        ClipTextConfig.fromJson(golden.config()), new Output(1, false, true));
        Map<String, HostTensor> plain = golden.cases().getFirst().inputs();
        Map<String, HostTensor> overridden = new HashMap<>(plain);
        overridden.putAll(
                overriding(
                        plain.get("input_ids"),
                        golden.weights().get("text_model.embeddings.token_embedding.weight")));

        Map<String, HostTensor> actual = OnnxRunner.run(graph, golden.weights(), overridden);

        assertThat(actual).isEqualTo(OnnxRunner.run(graph, golden.weights(), plain));
    }

    /// Every other token by the vector it has in the table anyway, its id by another.
    private static Map<String, HostTensor> overriding(HostTensor ids, HostTensor table) {
        int batch = (int) ids.shape()[0];
        int tokens = (int) ids.shape()[1];
        int width = (int) table.shape()[1];
        float[] rows = table.floats();
        long[] others = ids.longs();
        float[] mask = new float[others.length];
        float[] vectors = new float[others.length * width];
        for (int i = 0; i < others.length; i += 2) {
            mask[i] = 1;
            System.arraycopy(rows, (int) others[i] * width, vectors, i * width, width);
            others[i] = 0;
        }
        return Map.of(
                "input_ids",
                HostTensor.of(others, batch, tokens),
                ClipTextModel.EMBEDDING_MASK,
                HostTensor.of(mask, batch, tokens, 1),
                ClipTextModel.EMBEDDING_OVERRIDE,
                HostTensor.of(vectors, batch, tokens, width));
    }

    @Test
    void notEveryLayerCanBeSkipped() {
        var config = ClipTextConfig.CLIP_L;
        assertThat(ClipTextModel.graph(config, new Output(11, false, false)).outputs()).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClipTextModel.graph(config, new Output(12, false, false)))
                .withMessage("Cannot skip 12 of 12 layers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClipTextModel.graph(config, new Output(-1, false, false)));
    }

    @Test
    void theReferenceInterpreterAgreesToo() {
        Golden golden = Golden.load("text-clip-l");
        var config = ClipTextConfig.fromJson(golden.config());
        Golden.Case one = golden.cases().getFirst();

        Map<String, HostTensor> outputs =
                Interpreter.run(
                        ClipTextModel.graph(config, new Output(0, true, true)),
                        golden.weights(),
                        one.inputs());

        one.assertOutput("normed", outputs.get("hidden_states"));
        one.assertOutput("pooled", outputs.get("pooled"));
    }

    /// Case `i` of the golden skips `skips[i]` layers.
    private static void agrees(String name, int... skips) {
        Golden golden = Golden.load(name);
        var config = ClipTextConfig.fromJson(golden.config());
        assertThat(golden.cases()).hasSameSizeAs(skips);
        for (int i = 0; i < skips.length; i++) {
            Golden.Case one = golden.cases().get(i);
            Map<String, HostTensor> raw =
                    OnnxRunner.run(
                            ClipTextModel.graph(config, new Output(skips[i], false, true)),
                            golden.weights(),
                            one.inputs());
            Map<String, HostTensor> normed =
                    OnnxRunner.run(
                            ClipTextModel.graph(config, new Output(skips[i], true, false)),
                            golden.weights(),
                            withoutEnd(one.inputs()));
            one.assertOutput("raw", raw.get("hidden_states"));
            one.assertOutput("pooled", raw.get("pooled"));
            one.assertOutput("normed", normed.get("hidden_states"));
        }
    }

    private static Map<String, HostTensor> withoutEnd(Map<String, HostTensor> inputs) {
        Map<String, HostTensor> others = new HashMap<>(inputs);
        others.remove("eos_index");
        return others;
    }

    private static HostTensor transposed(HostTensor matrix) {
        int rows = (int) matrix.shape()[0];
        int columns = (int) matrix.shape()[1];
        float[] values = matrix.floats();
        float[] swapped = new float[values.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                swapped[column * rows + row] = values[row * columns + column];
            }
        }
        return HostTensor.of(swapped, columns, rows);
    }
}
