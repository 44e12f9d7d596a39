package org.scumble.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scumble.engine.adapter.AdapterFiles.ones;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.adapter.AdapterReport.Unmatched;
import org.scumble.engine.adapter.AdapterReport.Verdict;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.SafetensorsWriter;
import org.scumble.engine.weights.SafetensorsWriter.Pending;
import org.scumble.engine.weights.SparseModel;
import org.scumble.engine.weights.StoredType;

class MatchingTest {
    private static final String ATTENTION = "mid_block.attentions.0.transformer_blocks.0.";
    private static final String TO_Q = flat(ATTENTION + "attn1.to_q");
    private static final String TO_K = flat(ATTENTION + "attn2.to_k");
    private static final int WIDTH = 32;
    private static final int TEXT_WIDTH = 24;

    private final Targets targets = AdapterFiles.targets("sd15");

    @TempDir Path folder;

    private static String flat(String path) {
        return "lora_unet_" + path.replace('.', '_');
    }

    private static LoraBuilder sound() {
        return new LoraBuilder(5)
                .kohya(TO_Q, 2, 1, WIDTH, WIDTH)
                .kohya(TO_K, 2, 1, WIDTH, TEXT_WIDTH);
    }

    @Test
    void layersAreFoundUnderComfyUisNames() {
        AdapterMatch match =
                match(
                        new LoraBuilder(5)
                                .with("diffusion_model.middle_block.0.in_layers.2.diff", conv())
                                .with("diffusion_model.middle_block.0.in_layers.2.diff_b", ones(32))
                                .with("diffusion_model.out.0.diff", ones(16))
                                .with(
                                        comfy("middle_block.1.proj_in") + "lora_A.weight",
                                        ones(1, 32))
                                .with(
                                        comfy("middle_block.1.proj_in") + "lora_B.weight",
                                        ones(32, 1))
                                .with(comfy("time_embed.0") + "lora_down.weight", ones(1, 16))
                                .with(comfy("time_embed.0") + "lora_up.weight", ones(64, 1))
                                .with(clip("lora_up.weight"), ones(24, 1))
                                .with(clip("lora_down.weight"), ones(1, 24)));

        assertThat(match.report().unmatched()).isEmpty();
        assertThat(match.changes().keySet())
                .extracting(Target::module)
                .containsExactlyInAnyOrder(
                        "mid_block.resnets.0.conv1",
                        "conv_norm_out",
                        "mid_block.attentions.0.proj_in",
                        "time_embedding.linear_1",
                        "text_model.encoder.layers.0.self_attn.q_proj");
        assertThat(match.report().merged()).isTrue();
    }

    private static HostTensor conv() {
        return ones(32, 32, 3, 3);
    }

    private static String comfy(String path) {
        return "diffusion_model." + path + ".";
    }

    private static String clip(String role) {
        return "text_encoders.clip_l.transformer.text_model.encoder.layers.0.self_attn.q_proj."
                + role;
    }

    @Test
    void layersAreFoundUnderVariantsOfDiffusersNames() {
        AdapterMatch match =
                match(
                        new LoraBuilder(5)
                                .with(ATTENTION + "attn1.processor.to_out_lora.down.weight", down())
                                .with(ATTENTION + "attn1.processor.to_out_lora.up.weight", up())
                                .with("unet." + ATTENTION + "attn1.to_v.lora.down.weight", down())
                                .with("unet." + ATTENTION + "attn1.to_v.lora.up.weight", up())
                                .with("base_model.model.unet." + peft("attn1.to_q", "A"), down())
                                .with("base_model.model.unet." + peft("attn1.to_q", "B"), up())
                                .with("unet.base_model.model." + peft("attn1.to_k", "A"), down())
                                .with("unet.base_model.model." + peft("attn1.to_k", "B"), up()));

        assertThat(match.report().unmatched()).isEmpty();
        assertThat(match.changes().keySet())
                .extracting(Target::module)
                .containsExactlyInAnyOrder(
                        ATTENTION + "attn1.to_out.0",
                        ATTENTION + "attn1.to_v",
                        ATTENTION + "attn1.to_q",
                        ATTENTION + "attn1.to_k");
        assertThat(match.report().merged()).isFalse();
        assertThat(match.report().summary()).isEqualTo("It fits this model, and changes 4 layers.");
    }

    private static String peft(String module, String factor) {
        return ATTENTION + module + ".lora_" + factor + ".default.weight";
    }

    private static HostTensor down() {
        return ones(1, WIDTH);
    }

    private static HostTensor up() {
        return ones(WIDTH, 1);
    }

    @Test
    void halfPrecisionAndWholeAlphasAreRead() {
        short one = (short) 0x3f80; // bfloat16
        short[] ones = new short[WIDTH];
        Arrays.fill(ones, one);
        AdapterMatch match =
                match(
                        new LoraBuilder(5)
                                .with(
                                        TO_Q + ".lora_down.weight",
                                        HostTensor.of(DType.BF16, ones, 1, 32))
                                .with(TO_Q + ".lora_up.weight", up())
                                .with(TO_Q + ".alpha", HostTensor.scalar(3L)));

        assertThat(match.info().alpha()).isEqualTo(3);
        LowRank factors =
                match.changes().entrySet().stream()
                        .map(it -> it.getValue().lowRank(it.getKey()).orElseThrow())
                        .findFirst()
                        .orElseThrow();
        assertThat(factors.down()).containsOnly(1);
        assertThat(factors.up()).containsOnly(3);
    }

    @Test
    void whatCannotBeUsedIsLeftOutWithItsReason() {
        String other = flat(ATTENTION + "attn1.to_v");
        assertLeftOut(
                sound().kohya(other, 2, 1, 64, WIDTH),
                other,
                "the model's layer has another shape");
        assertLeftOut(sound().kohya(other, 0, 1, WIDTH, WIDTH), other, "its rank is 0");
        assertLeftOut(
                sound().kohya(other, 1, 1, WIDTH, WIDTH)
                        .with(other + ".alpha", HostTensor.scalar(Float.NaN)),
                other,
                "its alpha holds values that are not numbers");
        assertLeftOut(
                sound().kohya(other, 1, 1, WIDTH, WIDTH)
                        .with(other + ".lora_up.weight", infinite(WIDTH)),
                other,
                "its lora_up.weight holds values that are not numbers");
        assertLeftOut(
                sound().with(other + ".lora_down.weight", down()),
                other,
                "it has lora_down.weight, but no lora_up.weight");
        assertLeftOut(
                sound().kohya("lora_unet_mid_block_attentions_7_proj_in", 1, 1, WIDTH, WIDTH),
                "lora_unet_mid_block_attentions_7_proj_in",
                "the model has no such layer");
        assertLeftOut(
                sound().kohya("lora_prior_unet_blocks_0_norm", 1, 1, WIDTH, WIDTH),
                "lora_prior_unet_blocks_0_norm",
                "the model has no such layer");
        assertLeftOut(
                sound().with(other + ".oft_blocks", ones(4, 6, 6)),
                other,
                "the model's layer has another shape");
        assertLeftOut(
                sound().with(other + ".oft_R.weight", ones(4, 28)),
                other,
                "OFT of PEFT is not applied");
        assertLeftOut(
                sound().with(other + ".q_layer.weight", ones(2, WIDTH)),
                other,
                "T-LoRA is not applied");
    }

    private static HostTensor infinite(int size) {
        float[] values = new float[size];
        values[size - 1] = Float.NEGATIVE_INFINITY;
        return HostTensor.of(values, size, 1);
    }

    private void assertLeftOut(LoraBuilder file, String module, String reason) {
        AdapterReport report = match(file).report();
        assertThat(report.verdict()).isEqualTo(Verdict.FITS_PARTLY);
        assertThat(report.matched()).isEqualTo(2);
        assertThat(report.unmatched()).containsExactly(new Unmatched(module, reason));
        assertThat(report.summary())
                .isEqualTo(
                        "2 of the 3 changes in it work with this model. The other one is left out,"
                                + " because %s. It may show less than its maker meant."
                                        .formatted(reason));
    }

    @Test
    void aSecondChangeOfALayerIsLeftOut() {
        AdapterReport report =
                match(
                                sound().kohya("lora_unet_middle_block_1_proj_in", 1, 1, 32, 32)
                                        .kohya(
                                                "lora_unet_mid_block_attentions_0_proj_in",
                                                1,
                                                1,
                                                32,
                                                32))
                        .report();
        assertThat(report.matched()).isEqualTo(3);
        assertThat(report.unmatched())
                .extracting(Unmatched::reason)
                .containsExactly("another part of the file changes the same layer");
    }

    @Test
    void eightBitFloatsAreLeftOut() {
        String other = flat(ATTENTION + "attn1.to_v");
        Path path = folder.resolve("fp8.safetensors");
        SafetensorsWriter.write(
                path,
                List.of(
                        pending(other + ".lora_down.weight", StoredType.F8_E4M3, 1, 32),
                        pending(other + ".lora_up.weight", StoredType.F8_E4M3, 32, 1),
                        pending(TO_Q + ".lora_down.weight", StoredType.F16, 1, 32),
                        pending(TO_Q + ".lora_up.weight", StoredType.F16, 32, 1)),
                Map.of());

        AdapterReport report = Adapter.open(path).match(targets).report();

        assertThat(report.matched()).isEqualTo(1);
        assertThat(report.unmatched())
                .extracting(Unmatched::reason)
                .containsExactly("it is stored as F8_E4M3, and only fp32, fp16 and bf16 are read");
    }

    private static Pending pending(String name, StoredType type, long... shape) {
        int bytes = (int) (HostTensor.elements(shape) * type.bits() / Byte.SIZE);
        return new Pending(name, type, shape, channel -> channel.write(ByteBuffer.allocate(bytes)));
    }

    @Test
    void aTensorFarLargerThanAnyLayerIsNotRead() {
        Path path =
                new SparseModel()
                        .with(TO_Q + ".lora_down.weight", 1 << 22, 32)
                        .with(TO_Q + ".lora_up.weight", 32, 1 << 22)
                        .write(folder.resolve("huge.safetensors"));

        AdapterReport report = Adapter.open(path).match(targets).report();

        assertThat(report.verdict()).isEqualTo(Verdict.DOES_NOT_FIT);
        assertThat(report.summary())
                .isEqualTo(
                        "Nothing in it can be used, because it is larger than any layer."
                                + " Choose another LoRA.");
    }

    @Test
    void hostileNamesAreShownClean() {
        AdapterMatch match =
                match(
                        sound().kohya(
                                        "lora_unet_/../../etc\u0007\u202epasswd\n"
                                                + "x".repeat(500),
                                        1,
                                        1,
                                        2,
                                        2)
                                .with("\u001b[31mred", ones(3)));

        String name = match.report().unmatched().getFirst().module();
        assertThat(name).startsWith("lora_unet_/../../etc passwd xxx").hasSize(120).endsWith("…");
        assertThat(match.info().notes())
                .containsExactly("1 tensor is of no known form and not used: \"[31mred\".");
    }

    private Path path(String name) {
        return folder.resolve(name + ".safetensors");
    }

    private AdapterMatch match(LoraBuilder file) {
        return Adapter.open(file.write(path("adapter"))).match(targets);
    }
}
