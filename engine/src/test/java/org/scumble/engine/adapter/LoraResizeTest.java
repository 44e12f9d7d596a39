package org.scumble.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.Cancellation;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.Progress;
import org.scumble.engine.TinyModels;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.Checkpoint;
import org.scumble.engine.weights.FileHash;
import org.scumble.engine.weights.Safetensors;

class LoraResizeTest {
    private static final Targets TINY = Targets.of(Checkpoint.open(TinyModels.folder("sd15")));
    private static final String QUERY =
            "down_blocks.0.attentions.0.transformer_blocks.0.attn1.to_q";
    private static final String KOHYA_QUERY = "lora_unet_" + QUERY.replace('.', '_');
    private static final String KOHYA_CONVOLUTION = "lora_unet_down_blocks_0_resnets_0_conv1";

    @TempDir Path folder;

    @Test
    void anAmpleRankChangesNothing() {
        Path lora =
                write(
                        new LoraBuilder(1)
                                .kohya(KOHYA_QUERY, 4, 2, 16, 16)
                                .kohya(KOHYA_CONVOLUTION, 6, 6, 16, 16, 3, 3));

        Path resized = resize(lora, RankChoice.fixed(32));

        Map<String, float[]> before = LoraBuilder.differences(lora, TINY);
        Map<String, float[]> after = LoraBuilder.differences(resized, TINY);
        assertThat(after.keySet()).isEqualTo(before.keySet()).hasSize(2);
        after.forEach(
                (layer, values) ->
                        assertThat(distance(values, before.get(layer))).isLessThan(0.02));
    }

    @Test
    void aLowerRankComesAsCloseAsItCan() {
        Path lora = write(new LoraBuilder(1).kohya(KOHYA_QUERY, 8, 4, 16, 16));
        float[] before = LoraBuilder.differences(lora, TINY).get("UNET " + QUERY);
        double[] values =
                TruncatedSvd.ofProduct(
                                TruncatedSvdTest.matrix(before, 16, 16),
                                CommonOps_DDRM.identity(16))
                        .values();
        double least =
                Math.sqrt(
                        values[3] * values[3]
                                + values[4] * values[4]
                                + values[5] * values[5]
                                + values[6] * values[6]
                                + values[7] * values[7]);

        Path resized = resize(lora, RankChoice.fixed(3));

        float[] after = LoraBuilder.differences(resized, TINY).get("UNET " + QUERY);
        assertThat(distance(after, before)).isCloseTo(least, within(0.01));
        Safetensors file = Safetensors.open(resized);
        assertThat(file.read(KOHYA_QUERY + ".lora_down.weight").shape()).containsExactly(3, 16);
        assertThat(file.read(KOHYA_QUERY + ".lora_up.weight").shape()).containsExactly(16, 3);
        assertThat(file.read(KOHYA_QUERY + ".alpha").floats()).containsExactly(3);
    }

    @Test
    void anEnergyGivesEachLayerWhatItNeeds() {
        Path lora =
                write(
                        new LoraBuilder(1)
                                .kohya(KOHYA_QUERY, 8, 4, 16, 16)
                                .kohya(KOHYA_QUERY.replace("to_q", "to_k"), 1, 1, 16, 16));

        Path resized = resize(lora, new RankChoice(8, 0.6));

        Safetensors file = Safetensors.open(resized);
        long rank = file.read(KOHYA_QUERY + ".lora_down.weight").shape()[0];
        assertThat(rank).isBetween(2L, 5L);
        assertThat(file.metadata())
                .containsEntry("ss_network_dim", "Dynamic")
                .containsEntry("ss_network_alpha", "Dynamic");
    }

    @Test
    void theHeaderKeepsWhatIsStillTrue() {
        Path lora =
                write(
                        new LoraBuilder(1)
                                .kohya(KOHYA_QUERY, 4, 4, 16, 16)
                                .kohya(KOHYA_CONVOLUTION, 4, 4, 16, 16, 3, 3)
                                .says("ss_network_dim", "4")
                                .says("ss_network_module", "lycoris.kohya")
                                .says(
                                        "ss_network_args",
                                        "{\"algo\": \"locon\", \"conv_dim\": \"4\"}")
                                .says("ss_tag_frequency", "{}")
                                .says("sshs_model_hash", "old"));

        Path resized = resize(lora, RankChoice.fixed(2));

        String hash = FileHash.sha256OfTensors(resized);
        assertThat(Safetensors.open(resized).metadata())
                .containsEntry("ss_tag_frequency", "{}")
                .containsEntry("ss_network_module", "lycoris.kohya")
                .containsEntry("ss_network_dim", "2")
                .containsEntry("ss_network_alpha", "2")
                .containsEntry(
                        "ss_network_args",
                        "{\"algo\":\"locon\",\"conv_dim\":\"2\",\"conv_alpha\":\"2\"}")
                .containsEntry("sshs_model_hash", hash)
                .containsEntry("modelspec.hash_sha256", "0x" + hash);
    }

    @Test
    void aLayerTooSmallForTheRankDoesNotMakeItDynamic() {
        Path lora =
                write(
                        new LoraBuilder(1)
                                .kohya(KOHYA_QUERY, 8, 8, 16, 16)
                                .kohya("lora_unet_conv_out", 8, 8, 4, 16, 3, 3)
                                .kohya(KOHYA_CONVOLUTION, 8, 8, 16, 16, 3, 3));

        Path resized = resize(lora, RankChoice.fixed(6));

        Safetensors file = Safetensors.open(resized);
        assertThat(file.read("lora_unet_conv_out.alpha").floats()).containsExactly(4);
        assertThat(file.metadata())
                .containsEntry("ss_network_dim", "6")
                .containsEntry("ss_network_args", "{\"conv_dim\":\"6\",\"conv_alpha\":\"6\"}");
    }

    @Test
    void otherConventionsKeepTheirKeysAndOtherTensorsTheirBytes() {
        HostTensor word = HostTensor.of(new float[] {1, 2, 3}, 1, 3);
        Path lora =
                write(
                        new LoraBuilder(1)
                                .peft("unet." + QUERY, 4, 16, 16)
                                .with("bundle_emb.hill.clip_l", word)
                                .says(
                                        "lora_adapter_metadata",
                                        "{\"unet.lora_alpha\": 2, \"unet.r\": 4}"));

        Path resized = resize(lora, RankChoice.fixed(4));

        Safetensors file = Safetensors.open(resized);
        assertThat(file.entries().keySet())
                .containsExactlyInAnyOrder(
                        "unet." + QUERY + ".lora_A.weight",
                        "unet." + QUERY + ".lora_B.weight",
                        "bundle_emb.hill.clip_l");
        assertThat(file.read("bundle_emb.hill.clip_l")).isEqualTo(word);
        assertThat(file.metadata()).doesNotContainKey("lora_adapter_metadata");
        assertThat(
                        distance(
                                LoraBuilder.differences(resized, TINY).get("UNET " + QUERY),
                                LoraBuilder.differences(lora, TINY).get("UNET " + QUERY)))
                .isLessThan(0.02);
    }

    @Test
    void theNumberFormatIsTheFilesUnlessAnotherIsAsked() {
        Path lora = write(new LoraBuilder(1).kohya(KOHYA_QUERY, 4, 4, 16, 16));

        assertThat(type(resize(lora, RankChoice.fixed(2)))).isEqualTo(DType.F16);
        Path target = folder.resolve("wide.safetensors");
        LoraResize.write(
                lora,
                RankChoice.fixed(2),
                Precision.FP32,
                target,
                Progress.NONE,
                new Cancellation());
        assertThat(type(target)).isEqualTo(DType.F32);
    }

    @Test
    void whatHasNoRanksIsRefused() {
        Path full =
                write(
                        new LoraBuilder(1)
                                .with(KOHYA_QUERY + ".diff", HostTensor.zeros(DType.F16, 16, 16)));

        assertThatThrownBy(() -> resize(full, RankChoice.fixed(2)))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("Choose a LoRA")
                .extracting("reason")
                .isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void aDamagedLayerIsNamed() {
        Path broken =
                write(
                        new LoraBuilder(1)
                                .kohya(KOHYA_QUERY, 4, 4, 16, 16)
                                .with(
                                        KOHYA_QUERY + ".lora_up.weight",
                                        LoraBuilder.half(new float[] {Float.NaN, 0, 0, 0}, 1, 4)));

        assertThatThrownBy(() -> resize(broken, RankChoice.fixed(2)))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining(KOHYA_QUERY)
                .extracting("reason")
                .isEqualTo(Reason.BAD_FILE);
        assertThat(folder.resolve("resized.safetensors")).doesNotExist();
    }

    private Path write(LoraBuilder lora) {
        return lora.write(folder.resolve("lora.safetensors"));
    }

    private Path resize(Path lora, RankChoice ranks) {
        Path target = folder.resolve("resized.safetensors");
        LoraResize.write(lora, ranks, Precision.KEEP, target, Progress.NONE, new Cancellation());
        return target;
    }

    private static DType type(Path file) {
        return Safetensors.open(file).slice(KOHYA_QUERY + ".lora_up.weight").dtype();
    }

    private static double distance(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.pow(one[i] - other[i], 2);
        }
        return Math.sqrt(sum);
    }
}
