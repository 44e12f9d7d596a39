package org.scumble.engine.weights;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.EngineException;
import org.scumble.engine.model.AutoencoderConfig;
import org.scumble.engine.model.ClipTextConfig;
import org.scumble.engine.model.UNetConfig;
import org.scumble.engine.weights.SchedulerConfig.Prediction;

/// Recognises single files: checkpoints in the layout of LDM and SGM, and autoencoders.
final class SingleFile {
    private static final String UNET = "model.diffusion_model.";
    private static final String UNET_INPUT = UNET + "input_blocks.0.0.weight";
    private static final List<String> AUTOENCODER = List.of("first_stage_model.", "vae.");
    private static final List<String> FIRST_TEXT_ENCODER =
            List.of("cond_stage_model.", "conditioner.embedders.0.");
    private static final List<String> SECOND_TEXT_ENCODER = List.of("conditioner.embedders.1.");
    private static final int LATENT_CHANNELS = 4;
    private static final String ADVICE =
            "Choose a Stable Diffusion 1.x, 2.x or XL base checkpoint.";

    private static final Pattern SQUARE = Pattern.compile("([1-9]\\d{1,3})x\\1");

    /// The standard deviation that parts Stable Diffusion 2's two kinds.
    private static final double WIDE = 0.09;

    private final Path path;
    private final Safetensors file;
    private final StoredTensors tensors;

    private SingleFile(Safetensors file) {
        this.path = file.path();
        this.file = file;
        this.tensors = StoredTensors.of(file);
    }

    static ModelFile open(Path path) {
        return new SingleFile(Safetensors.open(path)).recognise();
    }

    private ModelFile recognise() {
        if (tensors.has(UNET_INPUT) && !tensors.hasUnder("control_model.")) {
            return checkpoint();
        }
        if (!tensors.hasUnder(UNET)) {
            for (String prefix : List.of("", "first_stage_model.", "vae.")) {
                if (tensors.has(prefix + "decoder.conv_in.weight")) {
                    return autoencoderFile(prefix);
                }
            }
        }
        throw OtherModels.refusal(path, tensors);
    }

    private AutoencoderFile autoencoderFile(String prefix) {
        long channels = axis(prefix + "decoder.conv_in.weight", 1);
        if (channels != LATENT_CHANNELS) {
            throw Refusal.unsupported(
                    path,
                    "an autoencoder (VAE) of %d latent channels, made for another kind of model"
                            .formatted(channels),
                    "Choose a VAE made for Stable Diffusion 1.x, 2.x or XL.");
        }
        return new AutoencoderFile(
                path,
                Layout.SINGLE_FILE,
                autoencoder(prefix, AutoencoderConfig.SD),
                false,
                file.size());
    }

    private Checkpoint checkpoint() {
        refuseRelatives();
        Family family = family();
        Variant variant = variant();
        Component<UNetConfig> unet = unet(family, variant);
        return new Checkpoint(
                path,
                family,
                variant,
                Layout.SINGLE_FILE,
                scheduler(family, variant, unet.weights()),
                unet,
                autoencoder(family),
                textEncoders(family),
                family == Family.SDXL,
                List.of(),
                statedResolution(),
                file.size());
    }

    /// Models whose U-Net looks like Stable Diffusion's, yet is used in another way.
    private void refuseRelatives() {
        if (tensors.keys().stream().anyMatch(key -> key.contains(".time_stack."))) {
            throw other("a video model (Stable Video Diffusion)");
        }
        if (tensors.has("edm_mean") || tensors.has("edm_vpred.sigma_max")) {
            throw other("a model of EDM's noise (Playground 2.5, CosXL)");
        }
        if (tensors.has(UNET + "label_emb.weight")) {
            throw other("a Stable Diffusion upscaler (x4)");
        }
    }

    private Family family() {
        String keys = "attn2.to_k.weight";
        long textWidth =
                tensors.keys().stream()
                        .filter(key -> key.startsWith(UNET) && key.endsWith(keys))
                        .mapToLong(key -> axis(key, 1))
                        .findFirst()
                        .orElseThrow(() -> other("a diffusion model that takes no prompt"));
        boolean sizes = tensors.has(UNET + "label_emb.0.0.weight");
        if (textWidth == 768 && !sizes) {
            return Family.SD1;
        }
        if (textWidth == 1024) {
            if (sizes) {
                throw other("a Stable Diffusion 2 unCLIP model, which takes pictures as prompts");
            }
            return Family.SD2;
        }
        if (textWidth == 2048 && sizes) {
            return Family.SDXL;
        }
        if (textWidth == 1280 && sizes) {
            throw Refusal.unsupported(
                    path,
                    "the Stable Diffusion XL refiner, which only finishes what a base model began",
                    "Choose an SDXL base checkpoint.");
        }
        throw other("a latent diffusion model of an unknown family");
    }

    private Variant variant() {
        long channels = axis(UNET_INPUT, 1);
        Optional<Variant> variant = Variant.of(channels, LATENT_CHANNELS);
        return variant.orElseThrow(
                () ->
                        other(
                                channels == LATENT_CHANNELS + 1
                                        ? "a depth-to-image model"
                                        : "a model of %d input channels".formatted(channels)));
    }

    private Component<UNetConfig> unet(Family family, Variant variant) {
        UNetConfig plain =
                switch (family) {
                    case SD1 -> UNetConfig.SD15;
                    case SD2 -> UNetConfig.SD2;
                    case SDXL -> UNetConfig.SDXL;
                    case CUSTOM -> throw new IllegalArgumentException("Only folders describe it");
                };
        UNetConfig config = plain.withInChannels(variant.inChannels(LATENT_CHANNELS));
        KeyMapping mapping = UNetKeys.of(config).withUnused("v_pred", "ztsnr").under(UNET);
        return new Component<>(
                "U-Net", config, Weights.find(ModelParameters.of(config), tensors, mapping));
    }

    private Component<AutoencoderConfig> autoencoder(Family family) {
        String prefix =
                AUTOENCODER.stream()
                        .filter(tensors::hasUnder)
                        .findFirst()
                        .orElse(AUTOENCODER.getFirst());
        return autoencoder(
                prefix, family == Family.SDXL ? AutoencoderConfig.SDXL : AutoencoderConfig.SD);
    }

    private Component<AutoencoderConfig> autoencoder(String prefix, AutoencoderConfig config) {
        KeyMapping mapping = AutoencoderKeys.of(tensors, prefix, config);
        return new Component<>(
                "autoencoder (VAE)",
                config,
                Weights.find(ModelParameters.of(config), tensors, mapping));
    }

    private List<Component<ClipTextConfig>> textEncoders(Family family) {
        return switch (family) {
            case SD1 ->
                    List.of(textEncoder("text encoder", ClipTextConfig.CLIP_L, FIRST_TEXT_ENCODER));
            case SD2 ->
                    List.of(
                            textEncoder(
                                    "text encoder", ClipTextConfig.OPENCLIP_H, FIRST_TEXT_ENCODER));
            case SDXL ->
                    List.of(
                            textEncoder("text encoder", ClipTextConfig.CLIP_L, FIRST_TEXT_ENCODER),
                            textEncoder(
                                    "second text encoder",
                                    ClipTextConfig.OPENCLIP_BIGG,
                                    SECOND_TEXT_ENCODER));
            case CUSTOM -> throw new IllegalArgumentException("Only folders describe it");
        };
    }

    private Component<ClipTextConfig> textEncoder(
            String name, ClipTextConfig config, List<String> prefixes) {
        for (String prefix : prefixes) {
            String transformer = prefix + "transformer.";
            if (tensors.hasUnder(transformer + "text_model.")) {
                return textEncoder(name, config, ClipTextKeys.transformers(false), transformer);
            }
            if (tensors.hasUnder(transformer + "embeddings.")) {
                return textEncoder(name, config, ClipTextKeys.transformers(true), transformer);
            }
            if (tensors.has(prefix + "model.token_embedding.weight")) {
                ClipTextConfig stored =
                        config.projection() == null ? config : config.withTransposedProjection();
                return textEncoder(name, stored, ClipTextKeys.openClip(stored), prefix + "model.");
            }
        }
        return textEncoder(name, config, ClipTextKeys.transformers(false), prefixes.getFirst());
    }

    private Component<ClipTextConfig> textEncoder(
            String name, ClipTextConfig config, KeyMapping mapping, String prefix) {
        return new Component<>(
                name,
                config,
                Weights.find(ModelParameters.of(config), tensors, mapping.under(prefix)));
    }

    private SchedulerConfig scheduler(Family family, Variant variant, Weights unet) {
        SchedulerConfig known =
                SchedulerConfig.STABLE_DIFFUSION.withZeroTerminalSnr(marked("ztsnr"));
        Prediction stated = statedPrediction();
        if (stated != null) {
            return known.withPrediction(stated);
        }
        // Stable Diffusion 2 comes in both kinds, of the same shapes; its inpainting model in one.
        return family == Family.SD2 && variant == Variant.PLAIN
                ? known.withGuess(likelyPrediction(unet))
                : known;
    }

    private @Nullable Prediction statedPrediction() {
        if (marked("v_pred")) {
            return Prediction.V;
        }
        String type = file.metadata().getOrDefault("modelspec.prediction_type", "");
        String architecture = file.metadata().getOrDefault("modelspec.architecture", "");
        if (type.equals("v") || type.equals("v_prediction") || architecture.contains("-768-v")) {
            return Prediction.V;
        }
        return type.equals("epsilon") || architecture.contains("-v2-512")
                ? Prediction.EPSILON
                : null;
    }

    /// From ModelSpec metadata: "768x768".
    private int statedResolution() {
        Matcher square = SQUARE.matcher(file.metadata().getOrDefault("modelspec.resolution", ""));
        return square.matches() ? Integer.parseInt(square.group(1)) : 0;
    }

    private boolean marked(String marker) {
        return tensors.has(marker) || tensors.has(UNET + marker);
    }

    /// The sign by which ComfyUI and others tell Stable Diffusion 2's two kinds: training on v made
    /// the biases of one norm spread wider.
    private static Prediction likelyPrediction(Weights unet) {
        TensorSlice biases =
                unet.slices().get("up_blocks.3.attentions.2.transformer_blocks.0.norm1.bias");
        return biases != null && spread(biases.read().floats()) > WIDE
                ? Prediction.V
                : Prediction.EPSILON;
    }

    private static double spread(float[] values) {
        double mean = 0;
        for (float value : values) {
            mean += (double) value / values.length;
        }
        double variance = 0;
        for (float value : values) {
            variance += (value - mean) * (value - mean) / values.length;
        }
        return Math.sqrt(variance);
    }

    /// The size of the tensor `key` along `axis`, or 0 if it has none.
    private long axis(String key, int axis) {
        long[] shape = tensors.shape(key);
        return shape == null || shape.length <= axis ? 0 : shape[axis];
    }

    private EngineException other(String what) {
        return Refusal.unsupported(path, what, ADVICE);
    }
}
