package org.scumble.engine.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.model.ClipTextConfig;
import org.scumble.engine.model.UNetConfig;
import org.scumble.engine.weights.SchedulerConfig.BetaSchedule;
import org.scumble.engine.weights.SchedulerConfig.Prediction;

/// Folders of the real families' configurations and parameters, their tensors holes in the files.
class DiffusersFolderTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DIFFUSION = "diffusion_pytorch_model.safetensors";
    private static final String TEXT = "model.safetensors";

    @TempDir Path folder;

    @BeforeEach
    void writeStableDiffusion1() throws IOException {
        writeIndex("StableDiffusionPipeline", "text_encoder");
        write("unet", "unet-sd15", DIFFUSION);
        write("vae", "vae-sd", DIFFUSION);
        write("text_encoder", "text-clip-l", TEXT);
        writeTokenizer("tokenizer");
    }

    @Test
    void stableDiffusion1() {
        Checkpoint checkpoint = Checkpoint.open(folder);

        assertThat(checkpoint.description())
                .isEqualTo(
                        "Stable Diffusion 1.x, epsilon (a guess), fp16, diffusers folder, 2.1 GB");
        assertThat(checkpoint.family()).isEqualTo(Family.SD1);
        assertThat(checkpoint.missing()).isEmpty();
        assertThat(checkpoint.resolution()).isEqualTo(512);
        assertThat(checkpoint.tokenizers()).containsExactly(folder.resolve("tokenizer"));
        assertThat(checkpoint.zerosForEmptyPrompt()).isFalse();
        assertThat(checkpoint.unet().weights().folder().getFileName()).hasToString("unet");
    }

    @Test
    void stableDiffusionXl() throws IOException {
        writeIndex("StableDiffusionXLPipeline", "text_encoder", "text_encoder_2");
        write("unet", "unet-sdxl", DIFFUSION);
        write("vae", "vae-sdxl", DIFFUSION);
        write("text_encoder_2", "text-openclip-bigg", TEXT);

        Checkpoint checkpoint = Checkpoint.open(folder);

        assertThat(checkpoint.family()).isEqualTo(Family.SDXL);
        assertThat(checkpoint.unet().config()).isEqualTo(UNetConfig.SDXL);
        assertThat(checkpoint.autoencoder().config().scalingFactor()).isEqualTo(0.13025f);
        assertThat(checkpoint.textEncoders())
                .extracting(Component::config)
                .containsExactly(ClipTextConfig.CLIP_L, ClipTextConfig.OPENCLIP_BIGG);
        assertThat(checkpoint.missing()).isEmpty();
        assertThat(checkpoint.resolution()).isEqualTo(1024);
        assertThat(checkpoint.tokenizers())
                .containsExactly(folder.resolve("tokenizer"), folder.resolve("tokenizer"));
        assertThat(checkpoint.zerosForEmptyPrompt()).isTrue();
        editIndex(index -> index.put("force_zeros_for_empty_prompt", false));
        assertThat(Checkpoint.open(folder).zerosForEmptyPrompt()).isFalse();
    }

    @Test
    void readsTheScheduler() throws IOException {
        writeScheduler(
                """
                {"_class_name": "DDIMScheduler", "beta_schedule": "scaled_linear",
                 "beta_start": 0.00085, "beta_end": 0.012, "prediction_type": "v_prediction",
                 "rescale_betas_zero_snr": true, "trained_betas": null}\
                """);
        assertThat(Checkpoint.open(folder).scheduler())
                .isEqualTo(
                        SchedulerConfig.STABLE_DIFFUSION
                                .withPrediction(Prediction.V)
                                .withZeroTerminalSnr(true));

        writeScheduler("{}");
        SchedulerConfig defaults = Checkpoint.open(folder).scheduler();
        assertThat(defaults.betaSchedule()).isEqualTo(BetaSchedule.LINEAR);
        assertThat(defaults.betaEnd()).isEqualTo(0.02);

        writeScheduler("{\"beta_schedule\": \"sigmoid\"}");
        assertRefused(Reason.UNSUPPORTED, "beta_schedule", "sigmoid");
        writeScheduler("{\"beta_start\": 2}");
        assertRefused(Reason.BAD_FILE, "impossible");
        writeScheduler("{\"_class_name\": \"FlowMatchEulerDiscreteScheduler\"}");
        assertRefused(Reason.UNSUPPORTED, "FlowMatch");
    }

    @Test
    void readsHalfPrecisionVariants() throws IOException {
        rename("unet", DIFFUSION, "diffusion_pytorch_model.fp16.safetensors");
        rename("text_encoder", TEXT, "model.fp16.safetensors");

        assertThat(Checkpoint.open(folder).missing()).isEmpty();
    }

    @Test
    void readsShards() throws IOException {
        Files.delete(folder.resolve("unet").resolve(DIFFUSION));
        List<String[]> parameters = parameters("unet-sd15");
        SparseModel[] shards = {new SparseModel(), new SparseModel()};
        ObjectNode map = JSON.createObjectNode();
        for (int i = 0; i < parameters.size(); i++) {
            String[] line = parameters.get(i);
            shards[i % 2].with(line[0], shape(line));
            map.put(line[0], "part-%d.safetensors".formatted(i % 2));
        }
        for (int i = 0; i < shards.length; i++) {
            shards[i].write(folder.resolve("unet").resolve("part-%d.safetensors".formatted(i)));
        }
        writeShardIndex(map);

        Weights weights = Checkpoint.open(folder).unet().weights();

        assertThat(weights.missing()).isEmpty();
        assertThat(weights.misshapen()).isEmpty();
        assertThat(weights.slices().values().stream().map(TensorSlice::file).distinct()).hasSize(2);
        assertThat(weights.folder()).isEqualTo(folder.resolve("unet").toRealPath());

        writeShardIndex(map.deepCopy().put("more.weight", "part-0.safetensors"));
        assertRefused(Reason.BAD_FILE, "no file holds its tensor \"more.weight\"");
        writeShardIndex(map.deepCopy().put("conv_in.bias", "../vae/" + DIFFUSION));
        assertRefused(Reason.BAD_FILE, "names the file \"../vae");
        writeShardIndex(map.deepCopy().put("conv_in.bias", "part-2.safetensors"));
        assertRefused(Reason.NOT_FOUND, "part-2.safetensors");
        writeShardIndex(JSON.createObjectNode());
        assertRefused(Reason.BAD_FILE, "names no files");
    }

    @Test
    void readsAnAutoencoderAlone() throws IOException {
        AutoencoderFile file = AutoencoderFile.open(folder.resolve("vae"));
        assertThat(file.missing()).isEmpty();
        assertThat(file.scaleStated()).isTrue();
        assertThat(file.description())
                .isEqualTo("Autoencoder (VAE), fp16, diffusers folder, 168 MB");
        Checkpoint checkpoint = Checkpoint.open(folder);
        assertThat(checkpoint.withAutoencoder(file).autoencoder().config())
                .isEqualTo(checkpoint.autoencoder().config());

        write("other", "vae-sdxl", DIFFUSION);
        AutoencoderFile other = AutoencoderFile.open(folder.resolve("other"));
        assertThatThrownBy(() -> checkpoint.withAutoencoder(other))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("another family")
                .extracting("reason")
                .isEqualTo(Reason.BAD_REQUEST);
    }

    @Test
    void refusesPartsAndOtherFolders() throws IOException {
        assertRefused(folder.resolve("unet"), Reason.UNSUPPORTED, "one part", "folder above");
        assertRefused(folder.resolve("text_encoder"), Reason.UNSUPPORTED, "clip_text_model");
        assertRefused(folder.resolve("tokenizer"), Reason.BAD_FILE, "without a model_index.json");
        Path export = folder.resolve("export");
        Files.createDirectories(export.resolve("unet"));
        Files.createFile(export.resolve("unet").resolve("model.onnx"));
        assertRefused(export, Reason.UNSUPPORTED, "ONNX export");
    }

    @Test
    void refusesOtherPipelines() throws IOException {
        editIndex(index -> index.putArray("unet").add("diffusers").add("Transformer2DModel"));
        assertRefused(Reason.UNSUPPORTED, "StableDiffusionPipeline");
        writeIndex("FluxPipeline", "text_encoder");
        editIndex(index -> index.remove("unet"));
        assertRefused(Reason.UNSUPPORTED, "FluxPipeline");
        writeIndex("StableDiffusionXLImg2ImgPipeline", "text_encoder_2");
        editIndex(index -> index.putArray("text_encoder").addNull().addNull());
        assertRefused(Reason.UNSUPPORTED, "refiner");
    }

    @Test
    void refusesPartsThatDoNotFitTogether() throws IOException {
        write("text_encoder", "text-openclip-h", TEXT);
        assertRefused(Reason.BAD_FILE, "text encoder gives 1024 channels, its U-Net takes 768");
    }

    @Test
    void saysWhichFilesAreMissingOrDamaged() throws IOException {
        Path weights = folder.resolve("vae").resolve(DIFFUSION);
        Files.delete(weights);
        assertRefused(Reason.BAD_FILE, "has no " + DIFFUSION);
        Files.createFile(folder.resolve("vae").resolve("diffusion_pytorch_model.bin"));
        assertRefused(Reason.BAD_FILE, "pickles, which Scumble never opens");
        Files.delete(folder.resolve("vae").resolve("config.json"));
        assertRefused(Reason.BAD_FILE, "incomplete", "config.json");
        Files.writeString(folder.resolve("model_index.json"), "{\"_class_name\": ");
        assertRefused(Reason.BAD_FILE, "model_index.json", "not valid JSON");
        Files.writeString(folder.resolve("model_index.json"), "[]");
        assertRefused(Reason.BAD_FILE, "no JSON object");
    }

    private void writeIndex(String pipeline, String... textEncoders) throws IOException {
        ObjectNode index = JSON.createObjectNode();
        index.put("_class_name", pipeline);
        index.putArray("unet").add("diffusers").add("UNet2DConditionModel");
        index.putArray("vae").add("diffusers").add("AutoencoderKL");
        index.putArray("safety_checker").addNull().addNull();
        for (String encoder : textEncoders) {
            index.putArray(encoder).add("transformers").add("CLIPTextModel");
        }
        Files.write(folder.resolve("model_index.json"), JSON.writeValueAsBytes(index));
    }

    private void editIndex(Consumer<ObjectNode> edit) throws IOException {
        Path path = folder.resolve("model_index.json");
        ObjectNode index = (ObjectNode) JSON.readTree(Files.readAllBytes(path));
        edit.accept(index);
        Files.write(path, JSON.writeValueAsBytes(index));
    }

    /// A component of one of the real families.
    private void write(String component, String family, String file) throws IOException {
        Path path = Files.createDirectories(folder.resolve(component));
        try (InputStream families = resource("families.json")) {
            ObjectNode config = (ObjectNode) JSON.readTree(families).get(family);
            if (family.startsWith("vae")) {
                config.put("_class_name", "AutoencoderKL");
            } else if (family.startsWith("unet")) {
                config.put("_class_name", "UNet2DConditionModel");
            }
            Files.write(path.resolve("config.json"), JSON.writeValueAsBytes(config));
        }
        SparseModel model = new SparseModel();
        for (String[] line : parameters(family)) {
            model.with(line[0], shape(line));
        }
        Files.deleteIfExists(path.resolve(file));
        model.write(path.resolve(file));
    }

    private void writeTokenizer(String name) throws IOException {
        Path path = Files.createDirectories(folder.resolve(name));
        Files.createFile(path.resolve("vocab.json"));
        Files.createFile(path.resolve("merges.txt"));
    }

    private void writeScheduler(String config) throws IOException {
        Path path = Files.createDirectories(folder.resolve("scheduler"));
        Files.writeString(path.resolve("scheduler_config.json"), config);
    }

    private void writeShardIndex(JsonNode weightMap) throws IOException {
        ObjectNode index = JSON.createObjectNode();
        index.putObject("metadata").put("total_size", 1);
        index.set("weight_map", weightMap);
        Files.write(
                folder.resolve("unet").resolve(DIFFUSION + ".index.json"),
                JSON.writeValueAsBytes(index));
    }

    private void rename(String component, String from, String to) throws IOException {
        Path path = folder.resolve(component);
        Files.move(path.resolve(from), path.resolve(to));
    }

    /// A family's parameters, each `name dim dim ...`.
    private static List<String[]> parameters(String family) throws IOException {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(resource(family + ".parameters.txt.gz")),
                                StandardCharsets.UTF_8))) {
            return lines.lines().map(line -> line.split(" ")).toList();
        }
    }

    private static long[] shape(String[] line) {
        return Arrays.stream(line).skip(1).mapToLong(Long::parseLong).toArray();
    }

    private static InputStream resource(String name) {
        return DiffusersFolderTest.class.getResourceAsStream("/golden/models/" + name);
    }

    private void assertRefused(Reason reason, String... parts) {
        assertRefused(folder, reason, parts);
    }

    private static void assertRefused(Path path, Reason reason, String... parts) {
        assertThatThrownBy(() -> ModelFile.open(path))
                .isInstanceOf(EngineException.class)
                .hasMessageContainingAll(parts)
                .extracting("reason")
                .isEqualTo(reason);
    }
}
