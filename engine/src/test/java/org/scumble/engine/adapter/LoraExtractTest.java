package org.scumble.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.Cancellation;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.LoraUse;
import org.scumble.engine.Progress;
import org.scumble.engine.TinyModels;
import org.scumble.engine.weights.Checkpoint;
import org.scumble.engine.weights.FileHash;
import org.scumble.engine.weights.Safetensors;

class LoraExtractTest {
    private static final Checkpoint BASE = Checkpoint.open(TinyModels.folder("sd15"));
    private static final Targets TINY = Targets.of(BASE);
    private static final String ATTENTION = "lora_unet_down_blocks_0_attentions_0_";

    @TempDir Path folder;
    private Path lora;
    private Checkpoint tuned;

    /// The base with a LoRA merged: what comes out must be what went in.
    @BeforeEach
    void tune() {
        lora =
                new LoraBuilder(1)
                        .kohya(ATTENTION + "transformer_blocks_0_attn1_to_q", 3, 1, 16, 16)
                        .kohya(ATTENTION + "transformer_blocks_0_ff_net_0_proj", 2, 1, 128, 16)
                        .kohya(ATTENTION + "proj_in", 3, 1, 16, 16, 1, 1)
                        .kohya("lora_te_text_model_encoder_layers_1_mlp_fc2", 3, 1, 24, 96)
                        .kohya("lora_unet_down_blocks_0_resnets_0_conv1", 2, 1, 16, 16, 3, 3)
                        .kohya("lora_unet_time_embedding_linear_1", 2, 1, 64, 16)
                        .write(folder.resolve("lora.safetensors"));
        tuned = merged(lora, "tuned", Precision.FP32);
    }

    @Test
    void aLoraThatWasMergedIsRecovered() {
        Path extracted = extract(tuned, RankChoice.fixed(3), null);

        Map<String, float[]> found = LoraBuilder.differences(extracted, TINY);
        Map<String, float[]> expected = LoraBuilder.differences(lora, TINY);
        assertThat(found).hasSize(4).doesNotContainKey("UNET down_blocks.0.resnets.0.conv1");
        found.forEach(
                (layer, values) ->
                        assertThat(values)
                                .as(layer)
                                .containsExactly(expected.get(layer), Offset.offset(2e-3f)));
    }

    @Test
    void convolutionsAndAllElseComeAlongWithARankOfTheirOwn() {
        Path extracted = extract(tuned, RankChoice.fixed(3), RankChoice.fixed(2));

        Map<String, float[]> found = LoraBuilder.differences(extracted, TINY);
        Map<String, float[]> expected = LoraBuilder.differences(lora, TINY);
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        found.forEach(
                (layer, values) ->
                        assertThat(values)
                                .as(layer)
                                .containsExactly(expected.get(layer), Offset.offset(2e-3f)));
        assertThat(Safetensors.open(extracted).metadata())
                .containsEntry("ss_network_dim", "3")
                .containsEntry("ss_network_args", "{\"conv_dim\":\"2\",\"conv_alpha\":\"2\"}");
    }

    @Test
    void anEnergyFindsTheRanks() {
        Path extracted = extract(tuned, new RankChoice(16, 0.9999), null);

        Safetensors file = Safetensors.open(extracted);
        assertThat(rank(file, ATTENTION + "transformer_blocks_0_attn1_to_q")).isEqualTo(3);
        assertThat(rank(file, ATTENTION + "transformer_blocks_0_ff_net_0_proj")).isEqualTo(2);
        assertThat(file.metadata()).containsEntry("ss_network_dim", "Dynamic");
    }

    @Test
    void theHeaderSaysWhereItIsFrom() {
        Path extracted = extract(tuned, RankChoice.fixed(3), null);

        assertThat(Safetensors.open(extracted).metadata())
                .containsEntry("ss_v2", "False")
                .containsEntry("ss_network_module", "networks.lora")
                .containsEntry("ss_network_dim", "3")
                .containsEntry("ss_network_alpha", "3")
                .containsEntry("ss_sd_model_name", "sd15")
                .containsEntry("ss_output_name", "extracted")
                .containsEntry("ss_training_comment", "extracted from tuned")
                .containsEntry("sshs_model_hash", FileHash.sha256OfTensors(extracted));
    }

    /// Another number format differs by rounding everywhere, which is no change.
    @Test
    void roundingIsNoChange() {
        Path small =
                new LoraBuilder(1)
                        .kohya(ATTENTION + "transformer_blocks_0_attn1_to_q", 3, 3, 16, 16)
                        .write(folder.resolve("small.safetensors"));

        Path extracted =
                extract(merged(small, "rounded", Precision.BF16), RankChoice.fixed(3), null);

        assertThat(LoraBuilder.differences(extracted, TINY)).hasSize(1);
    }

    @Test
    void aMissingTextEncoderIsTold() {
        Path target = folder.resolve("extracted.safetensors");
        List<Progress.Event> events = new ArrayList<>();

        new LoraExtract(
                        BASE,
                        TinySingleFile.withoutLastTextEncoder(tuned),
                        RankChoice.fixed(3),
                        null)
                .write(target, Precision.FP16, events::add, new Cancellation());

        assertThat(events)
                .filteredOn(Progress.Notice.class::isInstance)
                .singleElement()
                .asString()
                .contains("no text encoder");
        assertThat(LoraBuilder.differences(target, TINY).keySet())
                .hasSize(3)
                .allMatch(layer -> layer.startsWith("UNET "));
    }

    @Test
    void theSameWeightsHoldNothingToExtract() {
        assertRefused(BASE, "nothing to extract");
    }

    @Test
    void checkpointsOfDifferentKindsAreRefused() {
        assertRefused(Checkpoint.open(TinyModels.folder("sdxl")), "different kinds");
    }

    @Test
    void cancellingLeavesNothingBehind() {
        Cancellation cancellation = new Cancellation();
        Path target = folder.resolve("extracted.safetensors");

        assertThatThrownBy(
                        () ->
                                new LoraExtract(BASE, tuned, RankChoice.fixed(3), null)
                                        .write(
                                                target,
                                                Precision.FP16,
                                                event -> cancellation.cancel(),
                                                cancellation))
                .isInstanceOf(EngineException.class)
                .extracting("reason")
                .isEqualTo(Reason.CANCELLED);
        assertThat(target).doesNotExist();
    }

    private void assertRefused(Checkpoint other, String part) {
        assertThatThrownBy(() -> extract(other, RankChoice.fixed(3), null))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining(part)
                .extracting("reason")
                .isEqualTo(Reason.BAD_REQUEST);
        assertThat(folder.resolve("extracted.safetensors")).doesNotExist();
    }

    private Checkpoint merged(Path adapter, String name, Precision precision) {
        Path target = folder.resolve(name);
        new CheckpointMerge(BASE, List.of(new LoraUse(adapter.toString(), 1, 1)), precision)
                .write(target, Progress.NONE, new Cancellation());
        return Checkpoint.open(target);
    }

    private Path extract(Checkpoint other, RankChoice ranks, @Nullable RankChoice kernelRanks) {
        Path target = folder.resolve("extracted.safetensors");
        new LoraExtract(BASE, other, ranks, kernelRanks)
                .write(target, Precision.FP16, Progress.NONE, new Cancellation());
        return target;
    }

    private static long rank(Safetensors file, String module) {
        return file.read(module + ".lora_down.weight").shape()[0];
    }
}
