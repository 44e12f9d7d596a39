package org.scumble.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.adapter.AdapterReport.Verdict;
import org.scumble.engine.weights.Family;

/// Adapters on base models that they were not made for.
class FamiliesTest {
    private static final String KEYS = "transformer_blocks_0_attn2_to_k";
    private static final String TEXT = "_text_model_encoder_layers_0_mlp_fc1";

    @TempDir Path folder;

    private static LoraBuilder sd1() {
        return new LoraBuilder(1)
                .kohya("lora_unet_down_blocks_0_attentions_0_" + KEYS, 4, 2, 320, 768)
                .kohya("lora_unet_down_blocks_0_resnets_0_conv1", 4, 2, 320, 320, 3, 3)
                .kohya("lora_te" + TEXT, 2, 2, 3072, 768);
    }

    private static LoraBuilder sdxl() {
        return new LoraBuilder(1)
                .kohya("lora_unet_input_blocks_4_1_" + KEYS, 4, 4, 640, 2048)
                .kohya("lora_te1" + TEXT, 4, 4, 3072, 768)
                .kohya("lora_te2" + TEXT, 4, 4, 5120, 1280);
    }

    private static LoraBuilder sd2() {
        return new LoraBuilder(1)
                .kohya("lora_unet_down_blocks_0_attentions_0_" + KEYS, 4, 4, 320, 1024)
                .kohya("lora_te" + TEXT, 4, 4, 4096, 1024);
    }

    @Test
    void aLoraFitsTheFamilyItWasMadeFor() {
        assertFits(sd1(), "sd15", Family.SD1);
        assertFits(sd2(), "sd2", Family.SD2);
        assertFits(sdxl(), "sdxl", Family.SDXL);
    }

    private void assertFits(LoraBuilder lora, String model, Family family) {
        AdapterMatch match = match(lora, model);
        assertThat(match.info().family()).isEqualTo(family);
        assertThat(match.report().verdict()).isEqualTo(Verdict.FITS);
        assertThat(match.report().unmatched()).isEmpty();
    }

    /// OneTrainer teaches every layer of the text encoders.
    @Test
    void theProjectionOfATextEncoderIsLeftAsItIs() {
        LoraBuilder file = sdxl().kohya("lora_te2_text_projection", 4, 4, 1280, 1280);
        assertThat(match(file, "sdxl").report().unmatched())
                .containsExactly(
                        new AdapterReport.Unmatched(
                                "lora_te2_text_projection",
                                "a text encoder's projection is left as it is"));
    }

    @Test
    void aLoraOfAnotherFamilyIsNotUsedAtAll() {
        AdapterMatch match = match(sdxl(), "sd15");

        // The first text encoder is the same, but what it was taught goes with the rest.
        assertThat(match.changes()).isEmpty();
        assertThat(match.report().verdict()).isEqualTo(Verdict.DOES_NOT_FIT);
        assertThat(match.report().matched()).isZero();
        assertThat(match.report().unmatched()).hasSize(3);
        assertThat(match.report().merged()).isFalse();
        assertThat(match.report().summary())
                .isEqualTo(
                        "It was made for Stable Diffusion XL base; this model is Stable Diffusion"
                                + " 1.x. Choose another base model or another LoRA.");
        assertThat(match(sd1(), "sd2").report().verdict()).isEqualTo(Verdict.DOES_NOT_FIT);
        assertThat(match(sd2(), "sd15").report().verdict()).isEqualTo(Verdict.DOES_NOT_FIT);
        assertThat(match(sd1(), "sdxl").report().verdict()).isEqualTo(Verdict.DOES_NOT_FIT);
    }

    @Test
    void shapesTellMoreThanTheHeader() {
        LoraBuilder lying = sd1().says("ss_base_model_version", "sdxl_base_v1-0");
        assertFits(lying, "sd15", Family.SD1);
    }

    @Test
    void theHeaderTellsWhereShapesDoNot() {
        assertStated("ss_base_model_version", "sd_v1", Family.SD1);
        assertStated("ss_base_model_version", "sd_v2_v", Family.SD2);
        assertStated("ss_base_model_version", "sdxl_base_v1-0", Family.SDXL);
        assertStated("modelspec.architecture", "stable-diffusion-v1/lora", Family.SD1);
        assertStated("modelspec.architecture", "stable-diffusion-v2-768-v/lora", Family.SD2);
        assertStated("modelspec.architecture", "stable-diffusion-xl-v1-base/lora", Family.SDXL);
        assertStated("modelspec.architecture", "stable-diffusion-xl-v1-refiner/lora", null);
        assertStated("modelspec.architecture", "flux-1-dev/lora", null);
        assertStated("format", "pt", null);
    }

    private void assertStated(String key, String value, Family family) {
        LoraBuilder textOnly = new LoraBuilder(1).kohya("lora_te" + TEXT, 2, 2, 3072, 768);
        assertThat(open(textOnly.says(key, value)).info().family()).isEqualTo(family);
    }

    @Test
    void aModelOfAKindThatIsNotPaintedWithIsNamed() {
        LoraBuilder flux =
                new LoraBuilder(1).kohya("lora_unet_double_blocks_0_img_attn_qkv", 4, 4, 96, 32);
        AdapterMatch match = match(flux, "sd15");

        assertThat(match.report().summary())
                .isEqualTo(
                        "It was made for Flux, which Scumble does not paint with."
                                + " Choose another LoRA.");
        assertThat(match.info().notes())
                .containsExactly("It was made for Flux, which Scumble does not paint with.");
        LoraBuilder stated =
                new LoraBuilder(1)
                        .kohya("lora_transformer_blocks_0", 4, 4, 96, 32)
                        .says("modelspec.architecture", "lumina-2/lora\u0007");
        assertThat(match(stated, "sd15").report().summary()).contains("made for lumina-2, which");
    }

    @Test
    void aModelOfOtherSizesIsToldByTheLayersThatDiffer() {
        LoraBuilder tiny =
                new LoraBuilder(1)
                        .kohya("lora_unet_down_blocks_0_attentions_0_" + KEYS, 4, 4, 16, 24);
        assertThat(open(tiny).info().family()).isEqualTo(Family.CUSTOM);
        assertThat(match(tiny, "sd15").report().summary())
                .startsWith("It was made for a model of another kind; this model is Stable");
        Targets custom = AdapterFiles.targets("sd15");
        assertThat(open(sd1()).match(custom).report().summary())
                .startsWith("It was made for Stable Diffusion 1.x; this model is of another kind.");
        LoraBuilder wider =
                new LoraBuilder(1)
                        .kohya("lora_unet_down_blocks_0_attentions_0_" + KEYS, 4, 4, 64, 24)
                        .kohya("lora_unet_down_blocks_0_resnets_0_conv1", 4, 4, 64, 64, 3, 3)
                        .kohya("lora_te" + TEXT, 2, 2, 48, 24);
        AdapterReport report = open(wider).match(custom).report();
        assertThat(report.verdict()).isEqualTo(Verdict.DOES_NOT_FIT);
        assertThat(report.summary())
                .isEqualTo(
                        "It was made for another model than this one. Choose another base model or"
                                + " another LoRA.");
    }

    private AdapterMatch match(LoraBuilder lora, String model) {
        return open(lora).match(AdapterFiles.realTargets(model));
    }

    private Adapter open(LoraBuilder lora) {
        return Adapter.open(lora.write(folder.resolve("lora.safetensors")));
    }
}
