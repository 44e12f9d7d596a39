package org.scumble.engine.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.model.AutoencoderConfig;
import org.scumble.engine.model.ClipTextConfig;
import org.scumble.engine.model.UNetConfig;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.SchedulerConfig.Prediction;

class SingleFileTest {
    private static final String UNET = "model.diffusion_model.";

    @TempDir Path folder;

    @Test
    void stableDiffusion1() {
        Checkpoint checkpoint = open(SparseModel.ldm("sd15"));

        assertThat(checkpoint.description())
                .isEqualTo("Stable Diffusion 1.x, fp16, single file, 2.1 GB");
        assertThat(checkpoint.family()).isEqualTo(Family.SD1);
        assertThat(checkpoint.variant()).isEqualTo(Variant.PLAIN);
        assertThat(checkpoint.unet().config()).isEqualTo(UNetConfig.SD15);
        assertThat(checkpoint.autoencoder().config()).isEqualTo(AutoencoderConfig.SD);
        assertThat(checkpoint.textEncoders())
                .extracting(Component::config)
                .containsExactly(ClipTextConfig.CLIP_L);
        assertThat(checkpoint.scheduler()).isEqualTo(SchedulerConfig.STABLE_DIFFUSION);
        assertThat(checkpoint.zerosForEmptyPrompt()).isFalse();
        assertThat(checkpoint.missing()).isEmpty();
        assertThat(checkpoint.notes()).isEmpty();
        assertThat(checkpoint.unet().weights().slices()).hasSize(686);
        assertThat(checkpoint.unet().weights().folder()).isEqualTo(folder.toAbsolutePath());
    }

    @Test
    void stableDiffusion2() {
        Checkpoint checkpoint = open(SparseModel.ldm("sd2").as(StoredType.F32));

        assertThat(checkpoint.description())
                .isEqualTo("Stable Diffusion 2.x, epsilon (a guess), fp32, single file, 5.2 GB");
        assertThat(checkpoint.textEncoders())
                .extracting(Component::config)
                .containsExactly(ClipTextConfig.OPENCLIP_H);
        assertThat(checkpoint.missing()).isEmpty();
        assertThat(checkpoint.notes()).singleElement().asString().contains("epsilon is a guess");
    }

    @Test
    void stableDiffusionXl() {
        Checkpoint checkpoint = open(SparseModel.ldm("sdxl"));

        assertThat(checkpoint.description())
                .isEqualTo("Stable Diffusion XL base, fp16, single file, 6.9 GB");
        assertThat(checkpoint.autoencoder().config()).isEqualTo(AutoencoderConfig.SDXL);
        assertThat(checkpoint.textEncoders())
                .extracting(Component::config)
                .containsExactly(
                        ClipTextConfig.CLIP_L,
                        ClipTextConfig.OPENCLIP_BIGG.withTransposedProjection());
        assertThat(checkpoint.zerosForEmptyPrompt()).isTrue();
        assertThat(checkpoint.missing()).isEmpty();
        assertThat(checkpoint.notes()).isEmpty();
    }

    @Test
    void fusedProjectionsAreSlicesOfTheirRows() {
        Checkpoint checkpoint = open(SparseModel.ldm("sdxl"));
        Safetensors file = Safetensors.open(checkpoint.path());
        TensorSlice fused =
                file.slice(
                        "conditioner.embedders.1.model.transformer.resblocks.3.attn.in_proj_weight");
        Weights weights = checkpoint.textEncoders().get(1).weights();
        String attention = "text_model.encoder.layers.3.self_attn.";

        for (String projection : List.of("q_proj", "k_proj", "v_proj")) {
            TensorSlice slice = weights.slice(attention + projection + ".weight");
            assertThat(slice.shape()).containsExactly(1280, 1280);
            int row = List.of("q_proj", "k_proj", "v_proj").indexOf(projection);
            assertThat(slice.offset()).isEqualTo(fused.offset() + row * 1280L * 1280 * 2);
        }
        assertThat(weights.slice("text_projection.weight").shape()).containsExactly(1280, 1280);
    }

    @Test
    void convolutionsOfOnePixelAreLinearLayers() {
        Weights weights = open(SparseModel.ldm("sd15")).autoencoder().weights();

        assertThat(weights.slice("decoder.mid_block.attentions.0.to_q.weight").shape())
                .containsExactly(512, 512);
        assertThat(weights.slice("quant_conv.weight").shape()).containsExactly(8, 8, 1, 1);
    }

    @Test
    void whatTrainingLeftInTheFileIsIgnored() {
        Checkpoint checkpoint =
                open(
                        SparseModel.ldm("sd15")
                                .with("model_ema.decay")
                                .with("model_ema.diffusion_modelinput_blocks00weight", 320, 4, 3, 3)
                                .with("alphas_cumprod", 1000)
                                .with(
                                        "cond_stage_model.transformer.text_model.embeddings.position_ids",
                                        HostTensor.zeros(DType.I64, 1, 77)));

        assertThat(checkpoint.missing()).isEmpty();
        assertThat(checkpoint.notes()).isEmpty();
    }

    @Test
    void otherPrefixesOfTextEncodersAndAutoencoder() {
        assertThat(
                        open(SparseModel.ldm("sd15")
                                        .renamed(
                                                key ->
                                                        key.replace(
                                                                        "transformer.text_model.",
                                                                        "transformer.")
                                                                .replace(
                                                                        "first_stage_model.",
                                                                        "vae.")))
                                .missing())
                .isEmpty();
        assertThat(
                        open(SparseModel.ldm("sd2")
                                        .renamed(
                                                key ->
                                                        key.replace(
                                                                "cond_stage_model.",
                                                                "conditioner.embedders.0.")))
                                .missing())
                .isEmpty();
    }

    @Test
    void inputChannelsTellTheVariant() {
        Checkpoint inpainting = open(withInput("sdxl", 9));
        assertThat(inpainting.variant()).isEqualTo(Variant.INPAINTING);
        assertThat(inpainting.unet().config()).isEqualTo(UNetConfig.SDXL.withInChannels(9));
        assertThat(inpainting.missing()).isEmpty();
        assertThat(inpainting.description()).startsWith("Stable Diffusion XL base inpainting,");

        assertThat(open(withInput("sd15", 8)).variant()).isEqualTo(Variant.INSTRUCT_PIX2PIX);
        Checkpoint second = open(withInput("sd2", 9));
        assertThat(second.scheduler().prediction()).isEqualTo(Prediction.EPSILON);
        assertThat(second.scheduler().predictionGuessed()).isFalse();
        assertRefused(withInput("sd2", 5), "depth-to-image");
        assertRefused(withInput("sd15", 7), "7 input channels");
    }

    @Test
    void predictionTypeIsReadFromMarkersAndMetadata() {
        Checkpoint marked = open(SparseModel.ldm("sdxl").with("v_pred").with("ztsnr"));
        assertThat(marked.scheduler().prediction()).isEqualTo(Prediction.V);
        assertThat(marked.scheduler().zeroTerminalSnr()).isTrue();
        assertThat(marked.description()).contains("XL base, v-prediction, fp16");
        assertThat(marked.notes()).isEmpty();

        assertStated("modelspec.prediction_type", "v", Prediction.V);
        assertStated("modelspec.prediction_type", "epsilon", Prediction.EPSILON);
        assertStated("modelspec.architecture", "stable-diffusion-v2-768-v", Prediction.V);
        assertStated("modelspec.architecture", "stable-diffusion-v2-512", Prediction.EPSILON);
    }

    @Test
    void predictionTypeOfStableDiffusion2IsGuessedFromANormsSpread() {
        float[] wide = new float[320];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = i % 2 == 0 ? 0.1f : -0.1f;
        }
        Checkpoint checkpoint =
                open(
                        SparseModel.ldm("sd2")
                                .with(
                                        UNET + "output_blocks.11.1.transformer_blocks.0.norm1.bias",
                                        HostTensor.of(wide, 320)));

        assertThat(checkpoint.scheduler().prediction()).isEqualTo(Prediction.V);
        assertThat(checkpoint.scheduler().predictionGuessed()).isTrue();
        Checkpoint told = checkpoint.withPrediction(Prediction.EPSILON);
        assertThat(told.scheduler().prediction()).isEqualTo(Prediction.EPSILON);
        assertThat(told.notes()).isEmpty();
    }

    @Test
    void resolutionIsStatedOrTheFamilys() {
        assertThat(open(SparseModel.ldm("sd15")).resolution()).isEqualTo(512);
        assertThat(open(SparseModel.ldm("sdxl")).resolution()).isEqualTo(1024);
        Checkpoint second = open(SparseModel.ldm("sd2"));
        assertThat(second.resolution()).isEqualTo(512);
        assertThat(second.withPrediction(Prediction.V).resolution()).isEqualTo(768);
        String key = "modelspec.resolution";
        assertThat(open(SparseModel.ldm("sd15").withMetadata(key, "768x768")).resolution())
                .isEqualTo(768);
        assertThat(open(SparseModel.ldm("sd15").withMetadata(key, "768x1024")).resolution())
                .isEqualTo(512);
    }

    @Test
    void namesWhatIsMissing() {
        Checkpoint checkpoint =
                open(
                        SparseModel.ldm("sd15")
                                .without("cond_stage_model.")
                                .without("first_stage_model.decoder.conv_in.")
                                .without(UNET + "out.0.weight")
                                .with(UNET + "out.2.bias", 8)
                                .with(UNET + "out.3.bias", 8));

        assertThat(checkpoint.missing())
                .containsExactly(
                        "1 tensor of the U-Net: \"conv_norm_out.weight\"",
                        "1 tensor of the right shape for the U-Net:"
                                + " \"conv_out.bias\" is [8], not [4]",
                        "2 tensors of the autoencoder (VAE):"
                                + " \"decoder.conv_in.weight\", \"decoder.conv_in.bias\"",
                        "the text encoder");
        assertThat(checkpoint.notes())
                .containsExactly(
                        "1 tensor of the U-Net is not used: \"model.diffusion_model.out.3.bias\".");
        assertThatThrownBy(() -> checkpoint.unet().weights().slice("conv_norm_out.weight"))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("conv_norm_out.weight");
    }

    @Test
    void aSeparateAutoencoderCompletesACheckpoint() {
        Checkpoint pruned = open(SparseModel.ldm("sdxl").without("first_stage_model."));
        assertThat(pruned.missing()).containsExactly("the autoencoder (VAE)");
        assertThatThrownBy(() -> AutoencoderFile.open(pruned.path()))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("without an autoencoder");
        AutoencoderFile file =
                AutoencoderFile.open(autoencoder("first_stage_model.", "").write(path()));

        Checkpoint whole = pruned.withAutoencoder(file);

        assertThat(whole.missing()).isEmpty();
        assertThat(whole.autoencoder().config()).isEqualTo(AutoencoderConfig.SDXL);
        assertThat(whole.autoencoder().weights().slice("quant_conv.bias").file())
                .isEqualTo(file.path());
    }

    @Test
    void autoencodersOfAnyNaming() {
        for (String prefix : List.of("", "first_stage_model.", "vae.")) {
            ModelFile file =
                    ModelFile.open(autoencoder("first_stage_model.", prefix).write(path()));
            assertThat(file).isInstanceOf(AutoencoderFile.class);
            assertThat(file.missing()).isEmpty();
            assertThat(file.description())
                    .isEqualTo("Autoencoder (VAE), fp16, single file, 168 MB");
        }
        SparseModel diffusers = new SparseModel();
        for (LdmKeys.Tensor tensor : LdmKeys.of("sd15")) {
            if (tensor.component().equals("vae")) {
                diffusers.with(tensor.names().getFirst(), tensor.shape());
            }
        }
        assertThat(ModelFile.open(diffusers.write(path())).missing()).isEmpty();
        SparseModel old =
                diffusers.renamed(
                        key ->
                                key.replace(".to_q.", ".query.")
                                        .replace(".to_k.", ".key.")
                                        .replace(".to_v.", ".value.")
                                        .replace(".to_out.0.", ".proj_attn."));
        assertThat(ModelFile.open(old.write(path())).missing()).isEmpty();
    }

    @Test
    void autoencodersDoNotPaint() {
        Path file = autoencoder("first_stage_model.", "").write(path());
        assertThatThrownBy(() -> Checkpoint.open(file))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("autoencoder (VAE) alone")
                .hasMessageContaining("as its VAE");
        assertRefused(
                autoencoder("first_stage_model.", "").with("decoder.conv_in.weight", 512, 16, 3, 3),
                "16 latent channels");
    }

    @Test
    void refusesRelativesKindly() {
        SparseModel refiner = withInput("sdxl", 4);
        refiner.renamed(
                key ->
                        key.contains("attn2.to_k")
                                ? key
                                : key.replace("embedders.1", "embedders.0"));
        refiner.with(UNET + "input_blocks.4.1.transformer_blocks.0.attn2.to_k.weight", 640, 1280);
        assertRefused(refiner, "refiner", "SDXL base");
        assertRefused(
                SparseModel.ldm("sd15").with(UNET + "input_blocks.1.0.time_stack.x", 1), "video");
        assertRefused(SparseModel.ldm("sdxl").with("edm_mean", 4), "EDM");
        assertRefused(
                SparseModel.ldm("sd2").with(UNET + "label_emb.0.0.weight", 1280, 2048), "unCLIP");
        assertRefused(SparseModel.ldm("sd2").with(UNET + "label_emb.weight", 1000, 1280), "x4");
        assertRefused(
                new SparseModel().with(UNET + "input_blocks.0.0.weight", 128, 3, 3, 3),
                "no prompt");
    }

    @Test
    void refusesQuantisedWeights() {
        assertRefused(SparseModel.ldm("sd15").as(StoredType.F8_E4M3), "F8_E4M3", "fp16");
        assertRefused(SparseModel.ldm("sd15").as(StoredType.I8), "quantised to I8", "fp16");
    }

    /// The headers are sound and say strange things: each file is recognised, with what it lacks,
    /// or refused.
    @Test
    void strangeShapesAndNamesDoNoHarm() {
        Random random = new Random(7);
        int unfit = 0;
        for (int i = 0; i < 60; i++) {
            SparseModel model = SparseModel.ldm(List.of("sd15", "sd2", "sdxl").get(i % 3));
            List<String> keys = model.keys();
            for (int j = 0; j < 1 + i; j++) {
                String key = keys.get(random.nextInt(keys.size()));
                switch (random.nextInt(3)) {
                    case 0 -> model.without(key);
                    case 1 -> model.with(key, random.longs(random.nextInt(5), 0, 20).toArray());
                    default -> model.with(key.replace("0", "1"), random.nextInt(9));
                }
            }
            Path path = model.write(path());
            try {
                unfit += ModelFile.open(path).missing().isEmpty() ? 0 : 1;
            } catch (EngineException refusal) {
                assertThat(refusal.reason()).isEqualTo(Reason.UNSUPPORTED);
                unfit++;
            }
        }
        assertThat(unfit).isGreaterThan(50);
    }

    private void assertStated(String key, String value, Prediction prediction) {
        Checkpoint checkpoint = open(SparseModel.ldm("sd2").withMetadata(key, value));
        assertThat(checkpoint.scheduler().prediction()).isEqualTo(prediction);
        assertThat(checkpoint.scheduler().predictionGuessed()).isFalse();
    }

    private static SparseModel withInput(String family, long channels) {
        return SparseModel.ldm(family).with(UNET + "input_blocks.0.0.weight", 320, channels, 3, 3);
    }

    private static SparseModel autoencoder(String from, String to) {
        return SparseModel.ldm("sd15").only(from).renamed(key -> key.replace(from, to));
    }

    private Checkpoint open(SparseModel model) {
        return Checkpoint.open(model.write(path()));
    }

    private void assertRefused(SparseModel model, String... parts) {
        Path path = model.write(path());
        assertThatThrownBy(() -> ModelFile.open(path))
                .isInstanceOf(EngineException.class)
                .hasMessageContainingAll(parts)
                .extracting("reason")
                .isEqualTo(Reason.UNSUPPORTED);
    }

    private int files;

    private Path path() {
        return folder.resolve("model-" + files++ + ".safetensors");
    }
}
