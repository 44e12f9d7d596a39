package org.scumble.engine.weights;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.scumble.engine.EngineException;
import org.scumble.engine.model.AutoencoderConfig;
import org.scumble.engine.model.ClipTextConfig;
import org.scumble.engine.model.ClipTextConfig.Projection;
import org.scumble.engine.model.UNetConfig;
import org.scumble.engine.model.UNetConfig.AddedConditioning;
import org.scumble.engine.weights.SchedulerConfig.Prediction;

/// Recognises folders as diffusers writes them: a checkpoint with its `model_index.json`, or an
/// autoencoder alone.
final class DiffusersFolder {
    private static final String INDEX = "model_index.json";
    private static final String CONFIG = "config.json";
    private static final String DIFFUSION_WEIGHTS = "diffusion_pytorch_model";
    private static final String TEXT_WEIGHTS = "model";
    private static final int LARGEST_SAMPLE = 1024;
    private static final Set<String> TEXT_ENCODERS =
            Set.of("CLIPTextModel", "CLIPTextModelWithProjection");

    private final Path path;
    private final JsonNode index;

    private DiffusersFolder(Path path, JsonNode index) {
        this.path = path;
        this.index = index;
    }

    static ModelFile open(Path path) {
        if (Files.exists(path.resolve(INDEX))) {
            return new DiffusersFolder(path, JsonFile.read(path.resolve(INDEX))).checkpoint();
        }
        if (Files.exists(path.resolve(CONFIG))) {
            return part(path);
        }
        throw Files.exists(path.resolve("unet").resolve("model.onnx"))
                ? Refusal.unsupported(
                        path,
                        "an ONNX export; Scumble makes its own from the original weights",
                        "Choose the checkpoint or folder it was exported from.")
                : Refusal.wrongKind(
                        path,
                        "a folder without a " + INDEX + ", so no model",
                        "Choose the .safetensors file itself, or a folder that diffusers wrote.");
    }

    /// A folder that is only one component.
    private static ModelFile part(Path path) {
        JsonNode config = JsonFile.read(path.resolve(CONFIG));
        String type = config.path("_class_name").asText(config.path("model_type").asText(""));
        if (!type.equals("AutoencoderKL")) {
            throw Refusal.unsupported(
                    path,
                    "one part of a model (%s)".formatted(Refusal.quote(type)),
                    "Choose the folder above it, the one with the " + INDEX + ".");
        }
        Component<AutoencoderConfig> autoencoder = autoencoder(path);
        return new AutoencoderFile(
                path,
                Layout.DIFFUSERS_FOLDER,
                autoencoder,
                config.has("scaling_factor"),
                bytes(Stream.of(autoencoder)));
    }

    private Checkpoint checkpoint() {
        refuseOtherPipelines();
        Component<UNetConfig> unet =
                component(
                        "U-Net",
                        path.resolve("unet"),
                        DIFFUSION_WEIGHTS,
                        UNetConfig::fromJson,
                        ModelParameters::of,
                        (_, _) -> KeyMapping.identity());
        Component<AutoencoderConfig> autoencoder = autoencoder(path.resolve("vae"));
        List<Component<ClipTextConfig>> textEncoders = textEncoders();
        checkFit(unet.config(), autoencoder.config(), textEncoders);
        return new Checkpoint(
                path,
                Family.of(unet.config()),
                variant(unet.config()),
                Layout.DIFFUSERS_FOLDER,
                scheduler(),
                unet,
                autoencoder,
                textEncoders,
                zerosForEmptyPrompt(textEncoders.size()),
                tokenizers(textEncoders.size()),
                statedResolution(autoencoder.config()),
                bytes(Stream.concat(Stream.of(unet, autoencoder), textEncoders.stream())));
    }

    private void refuseOtherPipelines() {
        boolean refiner = type("text_encoder").isEmpty() && !type("text_encoder_2").isEmpty();
        if (refiner) {
            throw Refusal.unsupported(
                    path,
                    "the Stable Diffusion XL refiner, which only finishes what a base model began",
                    "Choose an SDXL base model.");
        }
        boolean known =
                type("unet").equals("UNet2DConditionModel")
                        && type("vae").equals("AutoencoderKL")
                        && TEXT_ENCODERS.contains(type("text_encoder"))
                        && (type("text_encoder_2").isEmpty()
                                || TEXT_ENCODERS.contains(type("text_encoder_2")));
        if (!known) {
            throw Refusal.unsupported(
                    path,
                    "a model for " + Refusal.quote(index.path("_class_name").asText("unknown")),
                    "Choose a Stable Diffusion 1.x, 2.x or XL base model.");
        }
    }

    /// The class of a component, empty if the index has none.
    private String type(String component) {
        return index.path(component).path(1).asText("");
    }

    private Variant variant(UNetConfig config) {
        return Variant.of(config.inChannels(), config.outChannels())
                .orElseThrow(
                        () ->
                                Refusal.unsupported(
                                        path,
                                        "a model of %d input channels"
                                                .formatted(config.inChannels()),
                                        "Choose a plain, inpainting or InstructPix2Pix model."));
    }

    private List<Component<ClipTextConfig>> textEncoders() {
        Component<ClipTextConfig> first = textEncoder("text encoder", "text_encoder");
        return type("text_encoder_2").isEmpty()
                ? List.of(first)
                : List.of(first, textEncoder("second text encoder", "text_encoder_2"));
    }

    private Component<ClipTextConfig> textEncoder(String name, String folder) {
        return component(
                name,
                path.resolve(folder),
                TEXT_WEIGHTS,
                ClipTextConfig::fromJson,
                ModelParameters::of,
                (tensors, _) ->
                        ClipTextKeys.transformers(
                                tensors.has("embeddings.token_embedding.weight")));
    }

    private static Component<AutoencoderConfig> autoencoder(Path folder) {
        return component(
                "autoencoder (VAE)",
                folder,
                DIFFUSION_WEIGHTS,
                AutoencoderConfig::fromJson,
                ModelParameters::of,
                (tensors, config) -> AutoencoderKeys.of(tensors, "", config));
    }

    private static <C> Component<C> component(
            String name,
            Path folder,
            String stem,
            Function<JsonNode, C> reader,
            Function<C, SequencedMap<String, long[]>> parameters,
            BiFunction<StoredTensors, C, KeyMapping> layout) {
        C config = reader.apply(JsonFile.read(folder.resolve(CONFIG)));
        StoredTensors tensors = WeightFiles.open(folder, stem);
        return new Component<>(
                name,
                config,
                Weights.find(parameters.apply(config), tensors, layout.apply(tensors, config)));
    }

    /// Each part may be sound, and yet made for another whole.
    private void checkFit(
            UNetConfig unet,
            AutoencoderConfig autoencoder,
            List<Component<ClipTextConfig>> textEncoders) {
        if (autoencoder.latentChannels() != unet.outChannels()) {
            throw misfit("autoencoder", autoencoder.latentChannels(), unet.outChannels());
        }
        int width =
                textEncoders.stream()
                        .mapToInt(encoder -> encoder.config().transformer().hiddenSize())
                        .sum();
        if (width != unet.crossAttentionDim()) {
            throw misfit("text encoder", width, unet.crossAttentionDim());
        }
        AddedConditioning added = unet.addedConditioning();
        ClipTextConfig last = textEncoders.getLast().config();
        Projection projection = last.projection();
        int pooled = projection == null ? last.transformer().hiddenSize() : projection.size();
        if (added != null && added.textDim() != pooled) {
            throw misfit("pooled text encoder", pooled, added.textDim());
        }
    }

    private EngineException misfit(String part, int gives, int takes) {
        return Refusal.damaged(
                path, "its %s gives %d channels, its U-Net takes %d".formatted(part, gives, takes));
    }

    private SchedulerConfig scheduler() {
        Path config = path.resolve("scheduler").resolve("scheduler_config.json");
        return Files.exists(config)
                ? SchedulerConfigReader.read(config)
                : SchedulerConfig.STABLE_DIFFUSION.withGuess(Prediction.EPSILON);
    }

    /// The U-Net's `config.json` gives the size of the latents it learned from.
    private int statedResolution(AutoencoderConfig autoencoder) {
        int latents =
                JsonFile.read(path.resolve("unet").resolve(CONFIG)).path("sample_size").asInt(0);
        return latents > 0 && latents <= LARGEST_SAMPLE
                ? latents * autoencoder.pixelsPerLatent()
                : 0;
    }

    /// Pipelines of two text encoders, Stable Diffusion XL's, have this setting, and have it on
    /// unless they say otherwise.
    private boolean zerosForEmptyPrompt(int textEncoders) {
        return textEncoders > 1 && index.path("force_zeros_for_empty_prompt").asBoolean(true);
    }

    /// The tokenizer of each text encoder; the second one's is the first one's if it is missing.
    private List<Path> tokenizers(int count) {
        Path first = path.resolve("tokenizer");
        Path second = path.resolve("tokenizer_2");
        if (!isTokenizer(first)) {
            return List.of();
        }
        return List.of(first, isTokenizer(second) ? second : first).subList(0, count);
    }

    private static boolean isTokenizer(Path folder) {
        return Files.isRegularFile(folder.resolve("vocab.json"))
                && Files.isRegularFile(folder.resolve("merges.txt"));
    }

    private static long bytes(Stream<Component<?>> components) {
        return components
                .flatMap(component -> component.weights().slices().values().stream())
                .map(TensorSlice::file)
                .distinct()
                .mapToLong(file -> file.toFile().length())
                .sum();
    }
}
