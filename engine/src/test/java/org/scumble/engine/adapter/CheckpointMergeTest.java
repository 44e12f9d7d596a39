package org.scumble.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
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
import org.scumble.engine.weights.Safetensors;

class CheckpointMergeTest {
    private static final Path SD15 = TinyModels.folder("sd15");
    private static final Path FUSED = SD15.resolveSibling("../adapters/fused");
    private static final String QUERY =
            "down_blocks.0.attentions.0.transformer_blocks.0.attn1.to_q";
    private static final String KOHYA_QUERY = "lora_unet_" + QUERY.replace('.', '_');
    private static final String ENCODER = "text_model.encoder.layers.0.";
    private static final String KOHYA_SECOND =
            "lora_te2_" + (ENCODER + "self_attn.").replace('.', '_');

    @TempDir Path folder;

    @Test
    void mergesWhatDiffusersFuses() {
        Path target = folder.resolve("merged");

        merge(SD15, Precision.FP32, target, use(FUSED.resolve("lora.safetensors"), 0.7, 0.7));

        PartWeights merged = new PartWeights(Checkpoint.open(target));
        Targets targets = Targets.of(Checkpoint.open(SD15));
        Safetensors expected = Safetensors.open(FUSED.resolve("expected.safetensors"));
        assertThat(expected.entries()).hasSize(9);
        for (String key : expected.entries().keySet()) {
            Target layer =
                    key.startsWith("unet.")
                            ? targets.of(Part.UNET).get(key.substring(5))
                            : targets.of(Part.TEXT_ENCODER)
                                    .get(key.replace("text_encoder.", "text_model."));
            assertThat(merged.weight(layer).read().floats())
                    .as(key)
                    .containsExactly(expected.read(key).floats(), Offset.offset(1e-6f));
        }
    }

    @Test
    void aFileKeepsKeysOrderTypesAndEveryOtherByte() {
        Checkpoint base = TinySingleFile.write(folder.resolve("base.safetensors"));
        Path target = folder.resolve("merged.safetensors");

        new CheckpointMerge(base, List.of(use(lora(KOHYA_QUERY, 16, 16), 1, 1)), Precision.KEEP)
                .write(target, Progress.NONE, new Cancellation());

        Safetensors before = Safetensors.open(base.path());
        Safetensors after = Safetensors.open(target);
        assertThat(List.copyOf(after.entries().keySet()))
                .isEqualTo(List.copyOf(before.entries().keySet()));
        for (String key : before.entries().keySet()) {
            assertThat(after.read(key).equals(before.read(key)))
                    .as(key)
                    .isEqualTo(!key.equals("unet." + QUERY + ".weight"));
        }
        assertThat(after.metadata())
                .containsEntry("modelspec.title", "Tiny")
                .containsEntry("modelspec.merged_from", "base, lora")
                .doesNotContainKey("modelspec.hash_sha256");
    }

    @Test
    void onlyTheirRowsOfFusedProjectionsChange() {
        Checkpoint base = TinySingleFile.write(folder.resolve("base.safetensors"));
        int width = base.textEncoders().get(1).config().transformer().hiddenSize();
        Path lora =
                new LoraBuilder(2)
                        .kohya(KOHYA_SECOND + "q_proj", 2, 1, width, width)
                        .kohya(KOHYA_SECOND + "v_proj", 2, 2, width, width)
                        .with(KOHYA_SECOND + "v_proj.diff_b", new LoraBuilder(3).random(width))
                        .write(folder.resolve("lora.safetensors"));
        Path target = folder.resolve("merged.safetensors");

        new CheckpointMerge(base, List.of(use(lora, 0, 0.5)), Precision.KEEP)
                .write(target, Progress.NONE, new Cancellation());

        String weight = TinySingleFile.SECOND_ENCODER + ENCODER + "attn.in_proj_weight";
        float[] before = Safetensors.open(base.path()).read(weight).floats();
        float[] after = Safetensors.open(target).read(weight).floats();
        var differences = LoraBuilder.differences(lora, Targets.of(base));
        float[] query = differences.get("TEXT_ENCODER_2 " + ENCODER + "self_attn.q_proj");
        float[] value = differences.get("TEXT_ENCODER_2 " + ENCODER + "self_attn.v_proj");
        float[] expected = before.clone();
        int size = width * width;
        for (int i = 0; i < size; i++) {
            expected[i] += 0.5f * query[i];
            expected[2 * size + i] += 0.5f * value[i];
        }
        assertThat(after).containsExactly(expected, Offset.offset(1e-3f));
        assertThat(Arrays.copyOfRange(after, size, 2 * size))
                .containsExactly(Arrays.copyOfRange(before, size, 2 * size));
        String bias = weight.replace("weight", "bias");
        float[] oldBias = Safetensors.open(base.path()).read(bias).floats();
        float[] newBias = Safetensors.open(target).read(bias).floats();
        assertThat(Arrays.copyOf(newBias, 2 * width))
                .containsExactly(Arrays.copyOf(oldBias, 2 * width));
        assertThat(newBias[2 * width]).isNotEqualTo(oldBias[2 * width]);
    }

    @Test
    void adaptersAddUpEachAtItsStrengths() {
        Path one = lora(KOHYA_QUERY, 16, 16);
        Path two =
                new LoraBuilder(9)
                        .kohya(KOHYA_QUERY, 3, 1, 16, 16)
                        .kohya("lora_te_" + (ENCODER + "mlp.fc1").replace('.', '_'), 2, 2, 96, 24)
                        .write(folder.resolve("two.safetensors"));
        Path target = folder.resolve("merged");

        merge(SD15, Precision.FP32, target, use(one, 0.5, 1), use(two, -1, 0));

        Checkpoint base = Checkpoint.open(SD15);
        Targets targets = Targets.of(base);
        float[] expected = base.unet().weights().slice(QUERY + ".weight").read().floats();
        float[] first = LoraBuilder.differences(one, targets).get("UNET " + QUERY);
        float[] second = LoraBuilder.differences(two, targets).get("UNET " + QUERY);
        for (int i = 0; i < expected.length; i++) {
            expected[i] += 0.5f * first[i] - second[i];
        }
        Checkpoint merged = Checkpoint.open(target);
        assertThat(merged.unet().weights().slice(QUERY + ".weight").read().floats())
                .containsExactly(expected, Offset.offset(1e-5f));
        String untouched = ENCODER + "mlp.fc1.weight";
        assertThat(merged.textEncoders().getFirst().weights().slice(untouched).read().floats())
                .containsExactly(
                        base.textEncoders().getFirst().weights().slice(untouched).read().floats());
    }

    @Test
    void anotherNumberFormatIsForWeightsAlone() {
        Checkpoint base = TinySingleFile.write(folder.resolve("base.safetensors"));
        Path target = folder.resolve("merged.safetensors");

        new CheckpointMerge(base, List.of(use(lora(KOHYA_QUERY, 16, 16), 1, 1)), Precision.BF16)
                .write(target, Progress.NONE, new Cancellation());

        Safetensors after = Safetensors.open(target);
        assertThat(after.slice("betas").dtype()).isEqualTo(DType.F32);
        assertThat(after.slice("global_step").dtype()).isEqualTo(DType.I64);
        assertThat(after.slice("vae.decoder.conv_in.weight").dtype()).isEqualTo(DType.BF16);
        assertThat(after.slice("unet." + QUERY + ".weight").dtype()).isEqualTo(DType.BF16);
    }

    @Test
    void whatHalfPrecisionCannotHoldIsRefused() {
        Path huge =
                new LoraBuilder(1)
                        .kohya(KOHYA_QUERY, 4, 4e6, 16, 16)
                        .with(KOHYA_QUERY + ".alpha", HostTensor.scalar(4e6f))
                        .write(folder.resolve("huge.safetensors"));

        assertThatThrownBy(
                        () ->
                                merge(
                                        SD15,
                                        Precision.KEEP,
                                        folder.resolve("merged"),
                                        use(huge, 1, 1)))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("fp32")
                .extracting("reason")
                .isEqualTo(Reason.BAD_REQUEST);
        assertThat(names(folder)).containsExactly("huge.safetensors");
    }

    @Test
    void cancellingLeavesNothingBehind() {
        Checkpoint base = TinySingleFile.write(folder.resolve("base.safetensors"));
        LoraUse use = use(lora(KOHYA_QUERY, 16, 16), 1, 1);
        Cancellation cancellation = new Cancellation();
        List<Double> shares = new ArrayList<>();
        Progress progress =
                event -> {
                    if (event instanceof Progress.Working working) {
                        shares.add(working.share());
                        if (shares.size() == 5) {
                            cancellation.cancel();
                        }
                    }
                };

        for (Checkpoint model : List.of(base, Checkpoint.open(SD15))) {
            shares.clear();
            assertThatThrownBy(
                            () ->
                                    new CheckpointMerge(model, List.of(use), Precision.KEEP)
                                            .write(
                                                    folder.resolve("merged"),
                                                    progress,
                                                    cancellation))
                    .isInstanceOf(EngineException.class)
                    .extracting("reason")
                    .isEqualTo(Reason.CANCELLED);
        }

        assertThat(shares).isSorted();
        assertThat(names(folder)).containsExactly("base.safetensors", "lora.safetensors");
    }

    @Test
    void whatTheModelLacksIsTold() {
        Checkpoint base = TinySingleFile.write(folder.resolve("base.safetensors"));
        int width = base.textEncoders().get(1).config().transformer().hiddenSize();
        Path lora =
                new LoraBuilder(2)
                        .kohya(KOHYA_QUERY, 2, 1, 16, 16)
                        .kohya(KOHYA_SECOND + "q_proj", 2, 1, width, width)
                        .write(folder.resolve("lora.safetensors"));
        List<Progress.Event> events = new ArrayList<>();

        new CheckpointMerge(
                        TinySingleFile.withoutLastTextEncoder(base),
                        List.of(use(lora, 1, 1)),
                        Precision.KEEP)
                .write(folder.resolve("merged"), events::add, new Cancellation());

        assertThat(events)
                .filteredOn(Progress.Notice.class::isInstance)
                .singleElement()
                .asString()
                .contains("base has no second text encoder");
    }

    @Test
    void whatDoesNotFitOrChangesNothingIsRefused() {
        Path strange = lora(KOHYA_QUERY, 320, 320);
        assertRefused("another model", use(strange, 1, 1));
        Path fitting = lora(KOHYA_QUERY, 16, 16);
        assertRefused("nothing to merge", use(fitting, 0, 1));
        assertThat(names(folder)).containsExactly("lora.safetensors");
    }

    private void assertRefused(String part, LoraUse use) {
        assertThatThrownBy(() -> merge(SD15, Precision.KEEP, folder.resolve("merged"), use))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining(part)
                .extracting("reason")
                .isEqualTo(Reason.BAD_REQUEST);
    }

    private Path lora(String module, long... layer) {
        return new LoraBuilder(1)
                .kohya(module, 4, 2, layer)
                .write(folder.resolve("lora.safetensors"));
    }

    private static LoraUse use(Path lora, double unet, double textEncoder) {
        return new LoraUse(lora.toString(), unet, textEncoder);
    }

    private static void merge(Path base, Precision precision, Path target, LoraUse... uses) {
        new CheckpointMerge(Checkpoint.open(base), List.of(uses), precision)
                .write(target, Progress.NONE, new Cancellation());
    }

    static List<String> names(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
