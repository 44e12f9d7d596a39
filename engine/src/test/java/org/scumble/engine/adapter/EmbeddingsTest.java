package org.scumble.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scumble.engine.adapter.AdapterFiles.ones;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.adapter.AdapterReport.Verdict;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.Family;

class EmbeddingsTest {
    @TempDir Path folder;

    @Test
    void aWordOfSeveralTokensIsRead() {
        float[] values = new float[3 * 768];
        values[0] = 1;
        values[768] = 2;
        values[2 * 768 + 767] = 3;
        LoraBuilder file = new LoraBuilder(1).with("emb_params", HostTensor.of(values, 3, 768));

        AdapterMatch match = match(file, "sd15");

        assertThat(match.info().kind()).isEqualTo(AdapterKind.TEXTUAL_INVERSION);
        assertThat(match.info().family()).isEqualTo(Family.SD1);
        assertThat(match.info().vectors()).isEqualTo(3);
        assertThat(match.info().rank()).isZero();
        assertThat(match.embeddings()).containsOnlyKeys(Part.TEXT_ENCODER);
        float[][] rows = match.embeddings().get(Part.TEXT_ENCODER);
        assertThat(rows).hasDimensions(3, 768);
        assertThat(rows[0][0]).isEqualTo(1);
        assertThat(rows[1][0]).isEqualTo(2);
        assertThat(rows[2][767]).isEqualTo(3);
        assertThat(match.changes()).isEmpty();
        assertThat(match.report().verdict()).isEqualTo(Verdict.FITS);
        assertThat(match.report().matched()).isEqualTo(1);
        assertThat(match.report().summary()).isEqualTo("It fits this model's text encoder.");
    }

    @Test
    void stableDiffusionXlHasOneForEachEncoder() {
        LoraBuilder file =
                new LoraBuilder(1).with("clip_l", ones(2, 768)).with("clip_g", ones(2, 1280));

        AdapterMatch match = match(file, "sdxl");

        assertThat(match.info().family()).isEqualTo(Family.SDXL);
        assertThat(match.embeddings().get(Part.TEXT_ENCODER)).hasDimensions(2, 768);
        assertThat(match.embeddings().get(Part.TEXT_ENCODER_2)).hasDimensions(2, 1280);
        assertThat(match.report().summary()).isEqualTo("It fits this model's text encoders.");
    }

    @Test
    void aLoneTensorOfAKnownWidthIsOne() {
        for (String key : List.of("*", "<cat-toy>", "my.word", "weight")) {
            AdapterMatch match = match(new LoraBuilder(1).with(key, ones(768)), "sd15");
            assertThat(match.info().vectors()).isEqualTo(1);
            assertThat(match.embeddings().get(Part.TEXT_ENCODER)).hasDimensions(1, 768);
        }
        assertThat(match(new LoraBuilder(1).with("*", ones(1, 1024)), "sd2").info().family())
                .isEqualTo(Family.SD2);
        LoraBuilder second = new LoraBuilder(1).with("*", ones(1280));
        assertThat(match(second, "sdxl").embeddings()).containsOnlyKeys(Part.TEXT_ENCODER_2);
    }

    @Test
    void anyWidthIsReadWhereTheModelHasIt() {
        LoraBuilder file = new LoraBuilder(1).with("emb_params", ones(1, 24));
        Path path = file.write(folder.resolve("tiny.safetensors"));
        assertThat(Adapter.open(path).match(AdapterFiles.targets("sd15")).embeddings())
                .containsOnlyKeys(Part.TEXT_ENCODER);
    }

    @Test
    void oneOfAnotherFamilyIsNotUsed() {
        AdapterMatch match = match(new LoraBuilder(1).with("emb_params", ones(1, 1024)), "sd15");

        assertThat(match.embeddings()).isEmpty();
        assertThat(match.report().verdict()).isEqualTo(Verdict.DOES_NOT_FIT);
        assertThat(match.report().summary())
                .isEqualTo(
                        "It was made for Stable Diffusion 2.x; this model is Stable Diffusion 1.x."
                                + " Choose another base model or another textual inversion.");
        LoraBuilder both =
                new LoraBuilder(1).with("clip_l", ones(1, 768)).with("clip_g", ones(1, 1280));
        assertThat(match(both, "sd15").embeddings()).isEmpty();
    }

    @Test
    void oneThatIsDamagedIsNotUsed() {
        HostTensor broken = HostTensor.of(new float[768], 1, 768);
        broken.data().putFloat(0, Float.NaN);
        AdapterReport report =
                match(new LoraBuilder(1).with("emb_params", broken), "sd15").report();
        assertThat(report.verdict()).isEqualTo(Verdict.DOES_NOT_FIT);
        assertThat(report.summary())
                .isEqualTo(
                        "Nothing in it can be used, because it holds values that are not numbers."
                                + " Choose another textual inversion.");
    }

    @Test
    void aLoraMayBringWords() {
        LoraBuilder file =
                new LoraBuilder(1)
                        .kohya("lora_te1_text_model_encoder_layers_0_mlp_fc1", 1, 1, 3072, 768)
                        .with("bundle_emb.my.word.clip_l", ones(2, 768))
                        .with("bundle_emb.my.word.clip_g", ones(2, 1280))
                        .with("bundle_emb.my.word.clip_g_out", ones(2, 1280))
                        .with("bundle_emb.alpha.emb_params", ones(1, 768))
                        .with("bundle_emb.old.string_to_param.*", ones(768))
                        .with("bundle_emb.bad\u0007.clip_l", ones(1, 768))
                        .with("bundle_emb.wide.clip_l", ones(1, 100));

        AdapterMatch match = match(file, "sdxl");

        assertThat(match.bundled()).containsOnlyKeys("my.word", "alpha", "old");
        assertThat(match.bundled().getOrDefault("my.word", Map.of()))
                .containsOnlyKeys(Part.TEXT_ENCODER, Part.TEXT_ENCODER_2);
        assertThat(match.embeddings()).isEmpty();
        assertThat(match.report().matched()).isEqualTo(1);
        assertThat(match.report().unmatched())
                .containsExactly(
                        new AdapterReport.Unmatched(
                                "bundle_emb.wide.clip_l",
                                "no text encoder of the model takes 100 numbers a token"));
        assertThat(match.info().notes())
                .anyMatch(note -> note.startsWith("It brings words for the prompt: \""))
                .anyMatch(note -> note.contains("2 tensors are of no known form"));
    }

    private AdapterMatch match(LoraBuilder file, String model) {
        return Adapter.open(file.write(folder.resolve("word.safetensors")))
                .match(AdapterFiles.realTargets(model));
    }
}
