package org.scumble.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.Cancellation;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.LoraUse;
import org.scumble.engine.Progress;
import org.scumble.engine.TinyModels;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.Checkpoint;
import org.scumble.engine.weights.Family;
import org.scumble.engine.weights.FileHash;
import org.scumble.engine.weights.Safetensors;

class LoraMergeTest {
    private static final String QUERY =
            "down_blocks.0.attentions.0.transformer_blocks.0.attn1.to_q";
    private static final String KEY = QUERY.replace("attn1.to_q", "attn2.to_k");
    private static final String TEXT = "text_model.encoder.layers.0.mlp.fc1";

    @TempDir Path folder;

    @Test
    void oneDoesWhatAllDo() {
        Path one =
                new LoraBuilder(1)
                        .kohya(kohya(QUERY), 4, 2, 16, 16)
                        .kohya("lora_te_" + TEXT.replace('.', '_'), 2, 1, 96, 24)
                        .write(folder.resolve("one.safetensors"));
        Path two =
                new LoraBuilder(2)
                        .kohya(kohya(QUERY), 3, 3, 16, 16)
                        .kohya("lora_unet_down_blocks_0_resnets_0_conv1", 2, 1, 16, 16, 3, 3)
                        .write(folder.resolve("two.safetensors"));

        Path merged = merge(null, Precision.FP32, use(one, 0.5, 2), use(two, -1, 1));

        Targets tiny = Targets.of(Checkpoint.open(TinyModels.folder("sd15")));
        Map<String, float[]> sum = LoraBuilder.differences(merged, tiny);
        Map<String, float[]> first = LoraBuilder.differences(one, tiny);
        Map<String, float[]> second = LoraBuilder.differences(two, tiny);
        assertThat(sum).hasSize(3);
        assertClose(sum, "UNET " + QUERY, added(first, second, "UNET " + QUERY, 0.5f, -1));
        assertClose(sum, "TEXT_ENCODER " + TEXT, added(first, first, "TEXT_ENCODER " + TEXT, 2, 0));
        String convolution = "UNET down_blocks.0.resnets.0.conv1";
        assertClose(sum, convolution, added(second, second, convolution, -1, 0));
        assertThat(rank(merged, kohya(QUERY))).isEqualTo(7);
    }

    @Test
    void layersAreTheSameWhateverTheyAreCalled() {
        Path kohya =
                new LoraBuilder(1)
                        .kohya(kohya(KEY), 1, 1, 320, 768)
                        .write(folder.resolve("kohya.safetensors"));
        Path peft =
                new LoraBuilder(2)
                        .peft("unet." + KEY, 2, 320, 768)
                        .write(folder.resolve("peft.safetensors"));
        Path sgm =
                new LoraBuilder(3)
                        .kohya(
                                "lora_unet_input_blocks_1_1_transformer_blocks_0_attn2_to_k",
                                3,
                                3,
                                320,
                                768)
                        .write(folder.resolve("sgm.safetensors"));
        assertThat(Adapter.open(peft).info().family()).isEqualTo(Family.SD1);

        Path merged =
                merge(null, Precision.KEEP, use(peft, 1, 1), use(kohya, 1, 1), use(sgm, 1, 1));

        assertThat(rank(merged, kohya(KEY))).isEqualTo(6);
        assertThat(Safetensors.open(merged).entries()).hasSize(3);
    }

    @Test
    void theSumMayBeBroughtToALowerRank() {
        Path one = lora("one", 1, 4);
        Path two = lora("two", 2, 4);

        Path merged = merge(RankChoice.fixed(3), Precision.KEEP, use(one, 1, 1), use(two, 1, 1));

        assertThat(rank(merged, kohya(QUERY))).isEqualTo(3);
    }

    @Test
    void theHeaderSaysWhatItWasMergedFrom() {
        Path one =
                new LoraBuilder(1)
                        .kohya(kohya(QUERY), 4, 4, 16, 16)
                        .says("ss_base_model_version", "sd_v1")
                        .says("ss_network_dim", "4")
                        .says("ss_steps", "900")
                        .says("modelspec.trigger_phrase", "hill")
                        .write(folder.resolve("one.safetensors"));
        Path two =
                new LoraBuilder(2)
                        .kohya(kohya(QUERY), 4, 4, 16, 16)
                        .says("modelspec.trigger_phrase", "sea")
                        .write(folder.resolve("two.safetensors"));

        Path merged = merge(null, Precision.KEEP, use(one, 1, 1), use(two, 1, 1));

        assertThat(Safetensors.open(merged).metadata())
                .containsEntry("ss_base_model_version", "sd_v1")
                .containsEntry("ss_network_module", "networks.lora")
                .containsEntry("ss_network_dim", "8")
                .containsEntry("ss_output_name", "merged")
                .containsEntry("modelspec.title", "merged")
                .containsEntry("modelspec.merged_from", "one, two")
                .containsEntry("modelspec.trigger_phrase", "hill, sea")
                .containsEntry("sshs_model_hash", FileHash.sha256OfTensors(merged))
                .doesNotContainKey("ss_steps");
    }

    @Test
    void whatIsNoLoraIsToldAndLeftOut() {
        Path one =
                new LoraBuilder(1)
                        .kohya(kohya(QUERY), 4, 4, 16, 16)
                        .with(kohya(KEY) + ".diff_b", HostTensor.zeros(DType.F16, 16))
                        .write(folder.resolve("one.safetensors"));
        List<String> notices = new ArrayList<>();

        new LoraMerge(List.of(use(one, 1, 1)))
                .write(
                        null,
                        Precision.KEEP,
                        folder.resolve("merged.safetensors"),
                        event -> {
                            if (event instanceof Progress.Notice notice) {
                                notices.add(notice.text());
                            }
                        },
                        new Cancellation());

        assertThat(notices).singleElement().asString().contains("1 tensor", "one");
    }

    @Test
    void lorasForDifferentModelsAreRefused() {
        Path first =
                new LoraBuilder(1)
                        .kohya(kohya(KEY), 1, 1, 320, 768)
                        .write(folder.resolve("first.safetensors"));
        Path xl =
                new LoraBuilder(1)
                        .kohya(
                                "lora_unet_input_blocks_4_1_transformer_blocks_0_attn2_to_k",
                                1,
                                1,
                                640,
                                2048)
                        .write(folder.resolve("xl.safetensors"));
        Path wide =
                new LoraBuilder(1)
                        .kohya(kohya(QUERY), 1, 1, 32, 32)
                        .write(folder.resolve("wide.safetensors"));

        assertRefused(Reason.BAD_REQUEST, "different models", use(first, 1, 1), use(xl, 1, 1));
        assertRefused(
                Reason.BAD_REQUEST,
                "different models",
                use(lora("a", 1, 2), 1, 1),
                use(wide, 1, 1));
    }

    @Test
    void otherKindsBelongIntoCheckpoints() {
        Path dora =
                new LoraBuilder(1)
                        .kohya(kohya(QUERY), 4, 4, 16, 16)
                        .with(kohya(QUERY) + ".dora_scale", HostTensor.zeros(DType.F16, 16, 1))
                        .write(folder.resolve("dora.safetensors"));

        assertRefused(Reason.UNSUPPORTED, "checkpoint", use(dora, 1, 1));
    }

    @Test
    void weightsOfZeroLeaveNothing() {
        assertRefused(Reason.BAD_REQUEST, "nothing to merge", use(lora("a", 1, 2), 0, 1));
    }

    private void assertRefused(Reason reason, String part, LoraUse... uses) {
        assertThatThrownBy(() -> merge(null, Precision.KEEP, uses))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining(part)
                .extracting("reason")
                .isEqualTo(reason);
        assertThat(folder.resolve("merged.safetensors")).doesNotExist();
    }

    private static String kohya(String module) {
        return "lora_unet_" + module.replace('.', '_');
    }

    private Path lora(String name, long seed, int rank) {
        return new LoraBuilder(seed)
                .kohya(kohya(QUERY), rank, rank, 16, 16)
                .write(folder.resolve(name + ".safetensors"));
    }

    private static LoraUse use(Path lora, double unet, double textEncoder) {
        return new LoraUse(lora.toString(), unet, textEncoder);
    }

    private Path merge(@Nullable RankChoice ranks, Precision precision, LoraUse... uses) {
        Path target = folder.resolve("merged.safetensors");
        new LoraMerge(List.of(uses))
                .write(ranks, precision, target, Progress.NONE, new Cancellation());
        return target;
    }

    private static long rank(Path lora, String module) {
        return Safetensors.open(lora).read(module + ".lora_down.weight").shape()[0];
    }

    private static float[] added(
            Map<String, float[]> one, Map<String, float[]> other, String layer, float a, float b) {
        float[] sum = new float[one.get(layer).length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = a * one.get(layer)[i] + b * other.get(layer)[i];
        }
        return sum;
    }

    private static void assertClose(Map<String, float[]> found, String layer, float[] expected) {
        assertThat(found.get(layer)).containsExactly(expected, Offset.offset(1e-6f));
    }
}
